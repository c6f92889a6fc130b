import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { commands } from "../../../src/commands/index.ts";
import { commandName } from "../../../src/manifest/names.ts";
import { walkthroughs } from "../../../src/manifest/walkthrough.ts";

const root = new URL("../../../", import.meta.url);
const steps = walkthroughs.flatMap((one) => [...one.steps]);
const known = new Set(commands.map(({ id }) => commandName(id)));

test("every step has one button, and each command in the guide exists", () => {
  assert.ok(steps.length >= 6 && steps.length <= 8);
  assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
  for (const { id, description, completionEvents } of steps) {
    const linked = [...description.matchAll(/\]\(command:([\w.]+)\)/g)].map(([, command = ""]) => command);
    assert.equal(linked.length, 1, id);
    const done = completionEvents.map((event) => event.replace("onCommand:", ""));
    assert.ok(done.includes(linked[0] ?? ""), id);
    assert.deepEqual(
      [...linked, ...done].filter((command) => !known.has(command)),
      [],
      id,
    );
  }
});

test("every picture is there, follows the theme and does nothing else", () => {
  for (const { media } of steps) {
    if (!("svg" in media)) continue;
    const text = readFileSync(new URL(media.svg, root), "utf8");
    assert.match(text, /var\(--vscode-/);
    assert.doesNotMatch(text, /<script|<foreignObject|\bon\w+=|href=|url\(|style=/);
    assert.deepEqual(
      [...text.matchAll(/(?:fill|stroke)="(?!none|var\()[^"]*"/g)].map(([found]) => found),
      [],
    );
  }
});

test("every page is there in both languages", () => {
  for (const { media } of steps) {
    if (!("markdown" in media)) continue;
    for (const name of [media.markdown, media.markdown.replace(/\.md$/, ".nls.vi.md")])
      assert.ok(existsSync(new URL(name, root)), name);
  }
});
