// What is read above a Dockerfile after a build, and that it goes with what it speaks of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLastBuilds, type BuildReport, type LastBuilds } from "../../../../src/run/build/buildReport.ts";
import { instructionsUpTo } from "../../../../src/run/build/chain.ts";

const text = "FROM golang AS build\nCOPY . .\nRUN make\nRUN test\n\nFROM scratch\nCOPY --from=build /a /a\nCMD a\n";
const path = "/w/Dockerfile";

function builds(...reports: readonly Partial<BuildReport>[]): LastBuilds {
  const last = createLastBuilds();
  for (const report of reports)
    last.remember({ dockerfile: path, text, target: "", noCache: false, steps: [], size: undefined, ...report });
  return last;
}

/** "2: words" */
const shown = (last: LastBuilds, now = text): readonly string[] =>
  last.lines(path, now).map(({ line, title }) => `${line}: ${title}`);

const steps = (...cached: readonly boolean[]): BuildReport["steps"] =>
  [1, 2, 3, 5].flatMap((instruction, index) => {
    const one = cached[index];
    return one === undefined ? [] : [{ instruction, cached: one }];
  });

test("how much came from the cache, and where that ended", () => {
  assert.deepEqual(shown(builds({ steps: steps(true, false, false, true) })), [
    "0: Last build: 1 of 3 steps from the cache",
    "2: The first step that ran anew, and with it the one below",
    "5: Last build: 1 of 1 steps from the cache",
  ]);
  assert.deepEqual(shown(builds({ steps: steps(false, true, false) })).slice(1), [
    "1: The first step that ran anew, and with it 1 of 2 below",
  ]);
  assert.deepEqual(shown(builds({ steps: steps(true, true, false) })).slice(1), ["3: The first step that ran anew"]);
});

test("a stage's lines go when one of its instructions changes, and only they", () => {
  const last = builds({ steps: steps(true, false, false, true) });
  assert.deepEqual(shown(last, text.replace("RUN test", "RUN tests")), ["5: Last build: 1 of 1 steps from the cache"]);
  // Comments and empty lines between instructions change nothing; lines move.
  assert.deepEqual(shown(last, `# hi\n\n${text}`)[1], "4: The first step that ran anew, and with it the one below");
  assert.deepEqual(shown(last, text.replaceAll("\n", "\r\n")).length, 3);
  assert.deepEqual(shown(last, ""), []);
  assert.deepEqual(last.lines("/w/other", text), []);
});

test("without the cache, as asked for, no step is called the first", () => {
  assert.deepEqual(shown(builds({ noCache: true, steps: steps(false, false, false, false) })), [
    "0: Last build: every step anew, as it was asked for",
    "5: Last build: every step anew, as it was asked for",
  ]);
});

test("the image's size, what of it came with the base, and a build stage's size beside it", () => {
  const size = { whole: 12_000_000, base: 8_000_000 };
  assert.deepEqual(shown(builds({ size })), ["5: Image: 12 MB, of which 8 MB came with the base"]);
  const both = builds(
    { size: { whole: 12_000_000, base: undefined } },
    { target: "BUILD", size: { whole: 850_000_000, base: 1 } },
  );
  assert.deepEqual(shown(both), [
    "0: Image: 850 MB, of which 1 B came with the base",
    "5: Image: 12 MB; stage build alone: 850 MB",
  ]);
  // Any other instruction may have made it larger or smaller.
  assert.deepEqual(shown(both, text.replace("RUN test", "RUN tests")), []);
});

test("the newest build that had a stage's steps tells of them", () => {
  const last = builds(
    { steps: steps(false, false, false, false) },
    { target: "build", steps: steps(true, true, true) },
  );
  assert.deepEqual(shown(last), [
    "0: Last build: 3 of 3 steps from the cache",
    "5: Last build: 0 of 1 steps from the cache",
    "6: The first step that ran anew",
  ]);
});

test("a build that failed says where, at the top and at the step, until the stage is changed", () => {
  const said = 'process "/bin/sh -c make" did not complete successfully: exit code: 2';
  const failed = { failure: { instruction: 2, said }, steps: steps(true, false) };
  assert.deepEqual(shown(builds(failed)), [
    "0: The last build failed in line 3",
    "2: The last build failed here, with exit code 2",
  ]);
  const [head, step] = builds(failed).lines(path, `\n${text}`);
  assert.deepEqual([head?.leadsTo, head?.line, step?.line, step?.leadsTo], [3, 1, 3, undefined]);
  assert.match(step?.why ?? "", /did not complete/);
  assert.deepEqual(shown(builds(failed), text.replace("RUN make", "RUN make all")), []);
  assert.equal(shown(builds(failed), text.replace("CMD a", "CMD b")).length, 2);
  // What a build told before is no longer the last word, and neither is the failure once a build goes well.
  assert.equal(shown(builds({ size: { whole: 5, base: 1 } }, failed)).length, 2);
  assert.deepEqual(shown(builds(failed, { steps: steps(true, true, true) })), [
    "0: Last build: 3 of 3 steps from the cache",
  ]);
});

test("a failure at the first line, above all stages, or nowhere", () => {
  const said = "pull access denied\u202e";
  assert.deepEqual(shown(builds({ failure: { instruction: 0, said } })), ["0: The last build failed here"]);
  assert.deepEqual(shown(builds({ failure: { instruction: undefined, said } })), ["0: The last build failed"]);
  assert.deepEqual(shown(builds({ failure: { instruction: undefined, said } }), `${text}RUN x\n`), []);
  assert.doesNotMatch(builds({ failure: { instruction: 0, said } }).lines(path, text)[0]?.why ?? "", /\u202e/);
  const above = "ARG\nFROM a\n";
  assert.deepEqual(shown(builds({ text: above, failure: { instruction: 0, said } }), above), [
    "1: The last build failed in line 1",
    "0: The last build failed here",
  ]);
  // Of a stage that a newer build had, the newer one tells.
  const newer = builds({ failure: { instruction: 2, said } }, { target: "build", steps: steps(true, true, true) });
  assert.deepEqual(shown(newer), ["0: Last build: 3 of 3 steps from the cache"]);
});

test("only the last Dockerfiles are kept", () => {
  const last = createLastBuilds();
  for (let index = 0; index < 60; index += 1)
    last.remember({
      ...{ dockerfile: `/w/${index}`, text, target: "", noCache: false, size: undefined },
      steps: steps(true),
    });
  assert.equal(last.lines("/w/9", text).length, 0);
  assert.equal(last.lines("/w/10", text).length, 1);
});

test("the instructions that make an image are those of the stages below, too", () => {
  const chained = "FROM x AS a\nRUN 1\nENV A=1\nFROM a AS b\nCOPY . .\nFROM b\nCMD x\n";
  assert.deepEqual(instructionsUpTo(chained, ""), ["RUN", "ENV", "COPY", "CMD"]);
  assert.deepEqual(instructionsUpTo(chained, "A"), ["RUN", "ENV"]);
  assert.deepEqual(instructionsUpTo(chained, "1"), ["RUN", "ENV", "COPY"]);
  assert.deepEqual(instructionsUpTo(chained, "none"), []);
});
