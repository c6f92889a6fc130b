// Labels: their keys, and what a policy asks of them.
import { testCases } from "./cases.ts";

testCases({
  code: "DL3048",
  severity: "info",
  marked: [
    "FROM debian:12\nLABEL «com.docker.x»=1",
    "FROM debian:12\nLABEL «a..b»=1",
    "FROM debian:12\nLABEL «Foo»=1 «_x»=2 ok=3",
    "FROM debian:12\nLABEL «a_b»=1",
    "FROM debian:12\nLABEL «a-»=1",
  ],
  clean: ["FROM debian:12\nLABEL org.opencontainers.image.title=x a-b.c1=y", "FROM debian:12\nENV FOO=1"],
});

const labels = {
  title: "text",
  url: "url",
  made: "rfc3339",
  licence: "spdx",
  commit: "hash",
  version: "semver",
  mail: "email",
} as const;
const all = "title=a url=https://a.b made=2026-01-31T12:00:00Z licence=MIT commit=abcdef0 version=1.2.3 mail=a@b.c";

testCases({
  code: "DL3049",
  severity: "info",
  lookup: { policy: { labels: { title: "text", url: "url" } } },
  marked: ["«FROM» debian:12\nLABEL title=x", "FROM debian:12 AS a\nLABEL title=x\n«FROM» a"],
  clean: [`FROM debian:12\nLABEL ${all}`, "FROM debian:12 AS a\nLABEL title=x url=https://a.b\nFROM a"],
});
testCases({
  code: "DL3050",
  severity: "info",
  lookup: { policy: { labels, strictLabels: true } },
  marked: [`FROM debian:12\nLABEL ${all} «other»=1`],
  clean: [`FROM debian:12\nLABEL ${all}`],
});
testCases({
  code: "DL3051",
  severity: "warning",
  lookup: { policy: { labels } },
  marked: ['FROM debian:12\nLABEL «title»="" «url»='],
  clean: ["FROM debian:12\nLABEL other="],
});

/** A label's wrong and right values by the code of its kind. */
const kinds: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ["DL3052", "url", ["no address", "example.org", "https://"], ["https://example.org/x?y=1", "mailto:me@example.org"]],
  ["DL3053", "made", ["2026-01-32T12:00:00Z", "yesterday", "2026-02-30T00:00:00Z"], ["2026-01-31T12:00:00.5+01:00"]],
  [
    "DL3054",
    "licence",
    ["Nope", "MIT OR"],
    ["MIT", "Apache-2.0 OR (GPL-2.0-only WITH Classpath-exception-2.0)", "LicenseRef-ours"],
  ],
  ["DL3055", "commit", ["abc", "not hex!"], ["aaaaaaa", "0123456789abcdef0123456789abcdef01234567"]],
  ["DL3056", "version", ["1.2", "v1.2.3", "01.2.3"], ["1.2.3-rc.1+build.5"]],
  ["DL3058", "mail", ["nobody", "a b@c"], ["a.b+c@example.org"]],
];
for (const [code, name, wrong, right] of kinds)
  testCases({
    code,
    severity: "warning",
    lookup: { policy: { labels } },
    marked: [
      ...wrong.map((value) => `FROM debian:12\nLABEL ${name}=«"${value}"»`),
      // Who fills a label at build time asks for text.
      `FROM debian:12\nARG V=x\nLABEL ${name}=«$V»`,
    ],
    clean: right.map((value) => `FROM debian:12\nLABEL ${name}="${value}"`),
  });
