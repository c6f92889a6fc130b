// Every RUN and package rule has its page, and the page is true: what it calls wrong is found, what it calls right is not.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { findings, rules } from "./ruleCases.ts";

const folder = new URL("../../../../../../src/language/dockerfile/rules/", import.meta.url);
const files = globSync("{run,packages}/**/*.md", { cwd: folder });
const read = (ending: string): ReadonlyMap<string, string> =>
  new Map(
    files
      .filter((path) => basename(path).split(".").slice(1).join(".") === ending)
      .map((path) => [basename(path, `.${ending}`), readFileSync(new URL(path, folder), "utf8")]),
  );
const pages = read("md");
const vietnamese = read("vi.md");

/** The fenced text under a heading. */
function example(page: string, heading: string): string {
  return new RegExp(`^## ${heading}\\n\\n\`\`\`dockerfile\\n([^]*?)\\n\`\`\`$`, "m").exec(page)?.[1] ?? "";
}

test("rules and pages are the same", () => {
  assert.deepEqual(rules.map(({ id }) => id).sort(), [...pages.keys()].sort());
});

test("every page has its Vietnamese, with the same examples", () => {
  const examples = (page: string | undefined) => page?.match(/^```dockerfile$[^]*?^```$/gm);
  assert.deepEqual([...vietnamese.keys()].sort(), [...pages.keys()].sort());
  for (const [id, page] of pages) assert.deepEqual(examples(vietnamese.get(id)), examples(page), id);
});

for (const { id } of rules) {
  test(`the page of ${id} is true`, () => {
    const page = pages.get(id) ?? "";
    const lines = page.split("\n").length;
    assert.ok(lines >= 10 && lines <= 30, `${lines} lines`);
    const [wrong, right] = [example(page, "Wrong"), example(page, "Right")];
    assert.notEqual(findings(wrong, id).length, 0, wrong);
    assert.ok(right !== "");
    assert.deepEqual(findings(right, id), [], right);
  });
}
