// Whole Compose files for an empty one: offered there only, and nothing a loader refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../../../../../src/language/compose/features/complete.ts";
import { wholeFiles } from "../../../../../src/language/compose/features/snippets.ts";
import { plainSnippet } from "../../../../../src/server/snippets.ts";
import { find } from "../rules/cases.ts";
import { withCursor } from "./cursors.ts";

const snippets = (marked: string): readonly string[] => {
  const { doc, at } = withCursor(marked);
  return complete(doc, at, {}).flatMap(({ label, kind }) => (kind === "snippet" ? [label] : []));
};

test("in an empty file, and nowhere else", () => {
  const labels = wholeFiles.map(({ label }) => label);
  assert.deepEqual(snippets("‸"), labels);
  assert.deepEqual(snippets("# mine\nwe‸"), labels);
  assert.deepEqual(snippets("services:\n  a:\n    image: x\n‸"), []);
});

for (const { label, lines } of wholeFiles)
  test(`${label} is a Compose file`, () => {
    const errors = find(plainSnippet(`${lines.join("\n")}\n`)).filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
    );
  });
