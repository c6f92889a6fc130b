import assert from "node:assert/strict";
import { test } from "node:test";
import { familiar, parseNewReference, parseReference } from "../../../src/run/reference.ts";

const hex = "0123456789abcdef".repeat(4);

const good: readonly (readonly [string, object])[] = [
  ["nginx", { path: "nginx", repository: "nginx" }],
  ["nginx:1.25", { path: "nginx", tag: "1.25" }],
  ["library/nginx:latest", { path: "library/nginx", domain: undefined }],
  ["localhost/web", { domain: "localhost", path: "web" }],
  [
    "localhost:5000/team/web:1",
    { domain: "localhost:5000", path: "team/web", repository: "localhost:5000/team/web", tag: "1" },
  ],
  ["registry.example.org/a__b/c-d.e_f", { domain: "registry.example.org", path: "a__b/c-d.e_f" }],
  ["[2001:db8::1]:5000/web:v1", { domain: "[2001:db8::1]:5000", path: "web", tag: "v1" }],
  ["[2001:db8::1]/web", { domain: "[2001:db8::1]", path: "web", tag: undefined }],
  ["UPPER/web", { domain: "UPPER", path: "web" }],
  [`web@sha256:${hex}`, { path: "web", digest: `sha256:${hex}` }],
  [`web:1@sha256:${hex}`, { path: "web", tag: "1", digest: `sha256:${hex}` }],
  ["a---b", { path: "a---b" }],
  [`web:${"t".repeat(128)}`, { tag: "t".repeat(128) }],
  ["web:_x", { tag: "_x" }],
];

for (const [text, parts] of good)
  test(`reads ${text.slice(0, 60)}`, () => {
    const { value, fault } = parseReference(text);
    assert.equal(fault, undefined);
    for (const [key, wanted] of Object.entries(parts)) assert.equal(value[key as keyof typeof value], wanted, key);
  });

const bad = [
  "",
  ":tag",
  "Nginx",
  "nginx:",
  "nginx:.1",
  "nginx:-1",
  "nginx:a b",
  `nginx:${"t".repeat(129)}`,
  "a//b",
  "/a",
  "a/",
  "-a",
  "a-",
  "a..b",
  "a___b",
  "a b",
  "host.:5000/web",
  "-host.org/web",
  "host:port/web",
  "[zz]/web",
  "localhost:5000/",
  "https://registry.example.org/web",
  hex,
  "a".repeat(256),
  "web@sha256:abc",
  `web@sha256:${hex}0`,
  `web@${hex}`,
  `web@sha256:${hex}@sha256:${hex}`,
  "web\n",
  "wéb",
];

for (const text of bad)
  test(`refuses ${JSON.stringify(text.slice(0, 60))} in words`, () => assert.ok(parseReference(text).fault));

test("64 hexadecimal digits may follow a domain", () =>
  assert.equal(parseReference(`localhost/${hex}`).fault, undefined));

test("a digest cannot be given to an image of one's own", () => {
  assert.ok(parseNewReference(`web@sha256:${hex}`).fault);
  assert.equal(parseNewReference("web:1").value?.tag, "1");
});

test("is written as docker lists it", () => {
  const shown = (text: string): string => familiar(parseReference(text).value!);
  assert.equal(shown("web"), "web:latest");
  assert.equal(shown("localhost:5000/web:2"), "localhost:5000/web:2");
  assert.equal(shown(`web:1@sha256:${hex}`), `web:1@sha256:${hex}`);
});
