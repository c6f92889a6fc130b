// Snippets as plain text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plainSnippet } from "../../../src/server/snippets.ts";

test("placeholders leave their words, choices their first, and escapes what they stand for", () => {
  for (const [snippet, plain] of [
    ["plain", "plain"],
    ["${1:name}: $0", "name: "],
    ["$1-${2}-x", "--x"],
    ["${1|one,two|}", "one"],
    ["a ${1:b ${2:c}}", "a b c"],
    ["cost \\$5 \\}", "cost $5 }"],
    ['image: ${1:nginx}\nports:\n  - "${2:80}:${3:80}"', 'image: nginx\nports:\n  - "80:80"'],
  ] as const)
    assert.equal(plainSnippet(snippet), plain);
});
