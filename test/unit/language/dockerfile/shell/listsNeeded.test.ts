// Whose package lists may not go, and that this is found again when only the RUN that needs them is written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import { areListsNeeded } from "../../../../../src/language/dockerfile/shell/listsNeeded.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import type { Dockerfile } from "../../../../../src/language/dockerfile/syntax/tree.ts";
import { lint } from "../../../../../src/language/lint.ts";

const fetch = "RUN apt-get update && apt-get install -y curl";

/** Lines, from 1, whose lists are needed below. */
function needed(text: string): readonly number[] {
  const doc = parse(text);
  return doc.instructions
    .filter(({ name }) => name === "RUN")
    .filter((each) => areListsNeeded(doc, each))
    .map(({ start }) => doc.lines.position(start).line + 1);
}

const cases: readonly (readonly [string, string, readonly number[]])[] = [
  ["nobody", `FROM a\n${fetch}\nRUN make`, []],
  ["a later RUN of the stage", `FROM a\n${fetch}\nRUN apt-get install -y \\\n  vim`, [2]],
  ["one that updates first", `FROM a\n${fetch}\nRUN apt-get update && apt-get install -y vim`, []],
  ["a stage that stands on it", `FROM a AS x\n${fetch}\nFROM x\nRUN apt install -y vim`, [2]],
  ["a stage on one that stands on it", `FROM a AS x\n${fetch}\nFROM x AS y\nFROM y\nRUN apt-get build-dep vim`, [2]],
  ["a stage beside it", `FROM a AS x\n${fetch}\nFROM b\nRUN apt-get install -y vim\nCOPY --from=x /c /c`, []],
  ["a heredoc", `FROM a\n${fetch}\nRUN <<EOF\napt-get install -y vim\nEOF`, [2]],
  ["no FROM at all", `${fetch}\nRUN apt-get install -y vim`, [1]],
];

for (const [name, text, lines] of cases)
  test(`${name}: ${lines.length === 0 ? "may go" : "needed"}`, () => assert.deepEqual(needed(text), lines));

test("an edit in a stage above takes the offer to clean up away", () => {
  const offers = (doc: Dockerfile): readonly string[] =>
    lint(dockerfile, doc, {})
      .filter(({ code }) => code === "DL3009")
      .flatMap(({ fixes }) => fixes.map(({ title }) => title));
  const text = `FROM debian:12 AS x\n${fetch}\nFROM x\nRUN true\n`;
  const before = parse(text);
  assert.equal(offers(before).length, 1);
  assert.deepEqual(offers(parse(text.replace("true", "apt-get install -y vim"), before)), []);
});
