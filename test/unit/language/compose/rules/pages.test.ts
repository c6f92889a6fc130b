// Every rule has its page, and what the page calls wrong and right is.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { compose } from "../../../../../src/language/compose/compose.ts";
import { files, find } from "./cases.ts";

const folder = new URL("../../../../../src/language/compose/rules/", import.meta.url);
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
const idOf = (page: string): string => page.replace(/^.*\//, "").replace(/\.md$/, "");

test("a page for each rule", () => {
  assert.deepEqual(pages.map(idOf).sort(), compose.rules.map(({ id }) => id).sort());
});

/** These cannot be shown in a few lines of one file. */
const unshown = new Set(["aliasBomb", "tooLong", "importConflict", "includeCycle", "trailingBlanks"]);

test("the samples of the pages", () => {
  for (const page of pages) {
    const id = idOf(page);
    const text = readFileSync(new URL(page, folder), "utf8");
    const found =
      /^# .+\n\n## What\n\n.+\n\n## Why\n\n.+\n\n## Wrong\n\n```yaml\n(.*?)```\n\n## Right\n\n```yaml\n(.*?)```\n$/s.exec(
        text,
      );
    const [, wrong = "", right = ""] = found ?? [];
    assert.ok(wrong !== "" && right !== "", page);
    if (unshown.has(id)) continue;
    const rules = (sample: string): readonly string[] => find(sample, files({})).map(({ rule }) => rule);
    assert.ok(rules(wrong).includes(id), `${page}: not found in\n${wrong}`);
    assert.ok(!rules(right).includes(id), `${page}: found in\n${right}`);
    if (id !== "missingHealthcheck")
      assert.deepEqual(
        find(right, files({})).filter(({ severity }) => severity === "error"),
        [],
        page,
      );
  }
});
