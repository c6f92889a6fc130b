// Comments silence rules for what stands below them, for their line, for the file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { find } from "../rules/cases.ts";

const rulesOf = (text: string): readonly string[] =>
  find(text)
    .map(({ rule }) => rule)
    .filter((rule) => rule === "latestImage" || rule === "privilegedService");

const body = "services:\n  a:\n    image: x:latest\n    privileged: true\n";

test("nothing is silenced unasked", () => {
  assert.deepEqual(rulesOf(body), ["latestImage", "privilegedService"]);
});

test("the entry below, with all in it", () => {
  assert.deepEqual(rulesOf(body.replace("    image", "    # porthole ignore=latestImage\n    image")), [
    "privilegedService",
  ]);
  assert.deepEqual(rulesOf(body.replace("  a:", "  # porthole ignore=latestImage,privilegedservice\n  a:")), []);
  assert.deepEqual(rulesOf(`${body}  # porthole ignore=all\n  b:\n    image: y:latest\n`), [
    "latestImage",
    "privilegedService",
  ]);
});

test("the line, the file", () => {
  assert.deepEqual(rulesOf(body.replace("latest\n", "latest # porthole ignore=latestImage\n")), ["privilegedService"]);
  assert.deepEqual(rulesOf(`# porthole global ignore=privilegedService\n${body}`), ["latestImage"]);
});
