// Finding files: what is typed becomes a question, results go to their view as they come, also when it is stopped halfway.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure, problemOf } from "../../../../src/base/problem.ts";
import { clearFound } from "../../../../src/commands/files/clearFound.ts";
import type { FoundFile, Wanted } from "../../../../src/commands/files/files.ts";
import { find } from "../../../../src/commands/files/find.ts";
import { findAgain } from "../../../../src/commands/files/findAgain.ts";
import { findInContainer } from "../../../../src/commands/files/findInContainer.ts";
import { listAll } from "../../../../src/commands/files/listAll.ts";
import { open } from "../../../../src/commands/files/open.ts";
import { refineFind } from "../../../../src/commands/files/refineFind.ts";
import { stopFind } from "../../../../src/commands/files/stopFind.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aFile, memoryBackend, memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";
import { windowStage } from "../../../support/windowStage.ts";

const web = aContainer({ name: "web" });
const root = rootOf(web);
const etc = aFile(root, "/etc", { kind: "folder" });

function stage(answers: readonly Answer[], found: readonly FoundFile[], after?: (wanted: Wanted) => void) {
  const engine = scriptedEngine(() => []);
  const backend = memoryBackend({ "/etc/a": "1" }, { cut: ["/etc"] });
  const wanted: Wanted[] = [];
  const files = memoryFiles({
    sessions: fakeSessions({ open: [fakeSession({ engine, containers: [web] })] }),
    roots: { [web.id]: backend },
    tools: {
      find: async function* (_session, _folder, what) {
        await Promise.resolve();
        wanted.push(what);
        yield* found;
        after?.(what);
        what.signal.throwIfAborted();
      },
    },
  });
  return { ...commandStage({ engine, answers, over: { files } }), wanted, backend, files };
}

const hosts = { entry: aFile(root, "/etc/nginx/hosts") };
const line = { entry: aFile(root, "/etc/nginx/a.conf"), line: 7, text: "  listen 80;" };

test("letters are looked for in order, a pattern as a pattern, and results go to their view", async () => {
  const one = stage([{ pick: "By name" }, { ask: " " }, { ask: "hst" }], [hosts]);
  await one.run(find, [etc]);
  assert.deepEqual([one.wanted[0]?.fuzzy, one.wanted[0]?.glob], ["hst", undefined]);
  const [{ search, results, end }] = one.ui.of("found") as [(typeof one.ui.heard)[number] & { kind: "found" }];
  assert.deepEqual([search.wanted, search.by, search.folder.path], ["hst", "name", "/etc"]);
  assert.deepEqual([results, end], [[hosts], "all"]);
  one.ui.end();
  for (const text of ["*.conf", "nginx/hosts"]) {
    const two = stage([{ pick: "By name" }, { ask: text }], []);
    await two.run(find, [etc]);
    assert.deepEqual([two.wanted[0]?.glob, two.wanted[0]?.fuzzy], [text, undefined]);
    assert.equal(two.ui.of("found")[0]?.end, "all");
  }
});

test("a line is found by a regular expression, checked as one types", async () => {
  const one = stage([{ pick: "By content" }, { ask: "listen (" }, { ask: "listen\\s+80" }], [line]);
  await one.run(find, [etc]);
  assert.equal(one.ui.of("refused").length, 1);
  assert.deepEqual(one.wanted[0]?.content, /listen\s+80/);
  assert.deepEqual(one.ui.of("found")[0]?.results, [line]);
  one.ui.end();
});

test("a row of a line opens the file there", async () => {
  const one = stage([], []);
  await one.run(open, [line.entry], [7]);
  await one.run(open, [line.entry]);
  assert.deepEqual(
    one.ui.of("open").map((opened) => opened.line),
    [7, undefined],
  );
});

test("what was found until the person stopped it stays, whether the progress or the view was used", async () => {
  const answers: readonly Answer[] = [{ pick: "By name" }, { ask: "h" }];
  const one = stage(answers, [hosts], () => one.ui.cancel());
  await one.run(find, [etc]);
  assert.deepEqual([one.ui.of("found")[0]?.results.length, one.ui.of("found")[0]?.end], [1, "stopped"]);
  const two = stage(answers, [hosts], () => two.ui.found.stop());
  await two.run(find, [etc]);
  assert.equal(two.ui.of("found")[0]?.end, "stopped");
});

test("more than the view takes ends with the words that there is more; a failure is told", async () => {
  const many = Array.from({ length: 5000 }, () => hosts);
  const one = stage([{ pick: "By name" }, { ask: "h" }], many);
  await one.run(find, [etc]);
  assert.equal(one.wanted[0]?.most, 5000);
  assert.equal(one.ui.of("found")[0]?.end, "most");
  const two = stage([{ pick: "By name" }, { ask: "h" }], [hosts], () => {
    throw new Failure({ kind: "gone", operation: "files.find", what: "web" });
  });
  await assert.rejects(two.run(find, [etc]), (error) => problemOf(error).kind === "gone");
  assert.deepEqual([two.ui.of("found")[0]?.results.length, two.ui.of("found")[0]?.end], [1, "stopped"]);
});

test("a search can be repeated, changed, stopped and cleared from its view", async () => {
  const answers: Answer[] = [{ pick: "By content" }, { ask: "a" }];
  const one = stage(answers, [line]);
  const { context } = windowStage({ over: { ui: one.ui } });
  await findAgain.run(context, []); // nothing was looked for yet
  await one.run(find, [etc]);
  await findAgain.run(context, []);
  assert.equal(one.wanted.length, 2);
  answers.push({ pick: "By content" }, { ask: "b" });
  await refineFind.run(context, []);
  assert.equal(one.ui.of("ask").at(-1)?.question.value, "a", "what was typed before is there to be changed");
  assert.deepEqual(one.wanted[2]?.content, /b/);
  await stopFind.run(context, []);
  await clearFound.run(context, []);
  assert.equal(one.ui.found.last, undefined);
  await refineFind.run(context, []);
  assert.equal(one.wanted.length, 3);
  one.ui.end();
});

test("from a container all of it is looked through", async () => {
  const one = stage([{ pick: "By name" }, { ask: "h" }], [hosts]);
  await one.run(findInContainer, [web]);
  assert.deepEqual([one.ui.of("found")[0]?.search.folder.path, one.ui.of("found")[0]?.results.length], ["/", 1]);
});

test("a folder that was cut short is listed whole, and its rows are told", async () => {
  const one = stage([], []);
  const told: string[] = [];
  one.files.onDidChange((ids) => told.push(...ids));
  await one.files.list("default", etc, new AbortController().signal);
  await one.run(listAll, [etc]);
  assert.deepEqual(one.backend.asked, ["list /etc", "list /etc"]);
  assert.deepEqual(told, [etc.id]);
  await one.files.list("default", etc, new AbortController().signal);
  assert.equal(one.backend.asked.length, 2, "the whole list is the list from now on");
});
