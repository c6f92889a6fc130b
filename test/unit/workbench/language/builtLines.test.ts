// Lines of builds as an editor shows them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createScope } from "../../../../src/base/scope.ts";
import type { BuildReport } from "../../../../src/run/build/buildReport.ts";
import { createBuiltLines } from "../../../../src/workbench/language/builtLines.ts";

const text = "FROM a\nRUN make\n";
const report: BuildReport = {
  dockerfile: "C:/w/Dockerfile",
  text,
  target: "",
  noCache: false,
  steps: [{ instruction: 1, cached: false }],
  size: { whole: 3_000_000, base: 2_000_000 },
};

function stage() {
  const scope = createScope("test", (error) => assert.ifError(error));
  const told = { shown: 0, changes: 0 };
  const built = createBuiltLines({
    scope,
    editorPath: (path) => path.replace(/^C:/, "c:"),
    show: () => void (told.shown += 1),
  });
  scope.add(built.onDidChange(() => void (told.changes += 1)));
  const titles = (path: string, now = text): readonly string[] => built.lines(path, now).map(({ title }) => title);
  return { scope, told, built, titles };
}

test("nothing is shown before a build, once from the first, and anew with each", () => {
  const { scope, told, built } = stage();
  assert.equal(told.shown, 0);
  built.hear(report);
  built.hear(report);
  assert.deepEqual(told, { shown: 1, changes: 2 });
  scope.dispose();
  built.hear(report);
  assert.deepEqual(told, { shown: 1, changes: 2 });
});

test("a file is found as the editor writes its path: verdict of the steps, and size against the base", () => {
  const { scope, built, titles } = stage();
  built.hear(report);
  assert.deepEqual(titles("c:/w/Dockerfile"), [
    "Image: 3 MB, of which 2 MB came with the base",
    "Last build: 0 of 1 steps from the cache",
    "The first step that ran anew",
  ]);
  assert.deepEqual(titles("C:/w/Dockerfile"), []);
  assert.deepEqual(titles("c:/w/Dockerfile", text.replace("make", "make all")), []);
  built.hear({ ...report, size: undefined, failure: { instruction: 1, said: "exit code: 2" } });
  assert.deepEqual(titles("c:/w/Dockerfile"), [
    "The last build failed in line 2",
    "The last build failed here, with exit code 2",
  ]);
  scope.dispose();
});
