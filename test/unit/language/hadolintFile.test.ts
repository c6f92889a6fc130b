// `.hadolint.yaml` as settings of ours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readHadolintFile } from "../../../src/language/hadolintFile.ts";

test("ignored and overridden rules become severities, and the rest a policy", () => {
  assert.deepEqual(
    readHadolintFile(
      [
        "ignored: [DL3000, SC2086]",
        "override:",
        "  error: [DL3001]",
        "  style: [DL3002]",
        "  loud: [DL3003]",
        "trustedRegistries: [docker.io, '*.example.com']",
        "label-schema: { author: text, version: semver, odd: colour }",
        "strict-labels: true",
        "failure-threshold: info",
        "disable-ignore-pragma: true",
      ].join("\n"),
    ),
    {
      severities: { DL3001: "error", DL3002: "hint", DL3000: "off", SC2086: "off" },
      policy: {
        trustedRegistries: ["docker.io", "*.example.com"],
        labels: { author: "text", version: "semver" },
        strictLabels: true,
      },
      commentsOff: true,
    },
  );
});

test("one trusted registry needs no brackets", () => {
  assert.deepEqual(readHadolintFile("trustedRegistries: ghcr.io")?.policy.trustedRegistries, ["ghcr.io"]);
});

test("what it asks of its own reports and exit codes changes nothing here", () => {
  const text = "failure-threshold: error\nformat: json\nno-color: true\nno-fail: true\n";
  assert.deepEqual(readHadolintFile(text), {
    severities: {},
    policy: { trustedRegistries: undefined, labels: undefined, strictLabels: false },
    commentsOff: false,
  });
});

test("any other text says nothing and does no harm", { timeout: 60_000 }, () => {
  for (const text of ["", "- a", "ignored: [", "3", "\t:", "a: &a [*a]"]) readHadolintFile(text);
  assert.equal(readHadolintFile("- a"), undefined);
  assert.deepEqual(readHadolintFile("ignored: DL3000\noverride: x")?.severities, {});
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index] ?? ""},`.repeat(9)}]`),
  ];
  readHadolintFile(bomb.join("\n"));
});
