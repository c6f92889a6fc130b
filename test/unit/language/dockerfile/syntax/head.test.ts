// A file read from an older version is the file read afresh, whatever the edits between them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import type { Dockerfile, Instruction, Joined, Stage } from "../../../../../src/language/dockerfile/syntax/tree.ts";
import { editings } from "../../../../support/editing.ts";
import { samples } from "../samples.ts";

const pieces = [
  ...Array.from("a \\\n#'\"$<[]=`\r\t"),
  ...["\\\n", "# x\n", "FROM a AS b\n", "RUN <<EOF\n", "EOF\n", "\r\n", "$A", '\nSHELL ["bash"]\n', "\nARG A=b\n"],
  ...["# hadolint shell=bash\n", "ONBUILD RUN <<X\n", "\ufeff", "# escape=`\n", "\nFROM b\n", "\n\n", "COPY --from=b "],
];

/** As it can be compared: stages and instructions by number instead of by reference. */
function comparable(doc: Dockerfile): unknown {
  const joined = (body: Joined): unknown => [body.text, ...Array.from(body.text, (_, index) => body.offsetAt(index))];
  const instruction = (each: Instruction): unknown => ({
    ...each,
    body: joined(each.body),
    stage: each.stage?.index,
    trigger: each.trigger && instruction(each.trigger),
  });
  const stage = (each: Stage): unknown => ({
    ...each,
    from: each.from.index,
    base: each.base?.index,
    instructions: each.instructions.map(({ index }) => index),
  });
  return {
    ...doc,
    lines: doc.lines.text,
    instructions: doc.instructions.map(instruction),
    preamble: doc.preamble.map(({ index }) => index),
    stages: doc.stages.map(stage),
  };
}

/** Every reference leads to a part of this very document. */
function checkOwn(doc: Dockerfile): void {
  for (const each of doc.instructions)
    if (each.stage !== undefined) assert.equal(doc.stages[each.stage.index], each.stage);
  for (const { from, base, instructions } of doc.stages) {
    assert.equal(doc.instructions[from.index], from);
    if (base !== undefined) assert.equal(doc.stages[base.index], base);
    for (const each of instructions) assert.equal(doc.instructions[each.index], each);
  }
}

test("read from the version before it", { timeout: 120_000 }, () => {
  let taken = 0;
  for (const [name, first] of Object.entries(samples))
    for (let seed = 1; seed <= 3; seed += 1) {
      let before = parse(first);
      for (const text of editings(first, pieces, seed, 25)) {
        const doc = parse(text, before);
        assert.deepEqual(comparable(doc), comparable(parse(text)), `${name}: ${JSON.stringify(text)}`);
        checkOwn(doc);
        if (doc.stages.some((stage) => before.stages.includes(stage))) taken += 1;
        before = doc;
      }
    }
  assert.ok(taken > 100, `only ${taken} versions took a stage over`);
});
