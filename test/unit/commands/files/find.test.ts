// Finding files: what is typed becomes a question, and what is found is chosen from, also when it was stopped halfway.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import type { FoundFile, Wanted } from "../../../../src/commands/files/files.ts";
import { find } from "../../../../src/commands/files/find.ts";
import { listAll } from "../../../../src/commands/files/listAll.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aFile, memoryBackend, memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

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

const hosts = { entry: aFile(root, "/etc/nginx/hosts\u202E") };
const line = { entry: aFile(root, "/etc/nginx/a.conf"), line: 7, text: "  listen 80;\u001b[2J" };

test("letters are looked for in order, a pattern as a pattern, and a result opens", async () => {
  const one = stage([{ pick: "By name" }, { ask: " " }, { ask: "hst" }, { pick: "hosts\ufffd" }], [hosts]);
  await one.run(find, [etc]);
  assert.deepEqual([one.wanted[0]?.fuzzy, one.wanted[0]?.glob], ["hst", undefined]);
  assert.equal(one.ui.of("pick")[1]?.choices[0]?.description, "nginx/hosts\ufffd");
  assert.equal(one.ui.of("open")[0]?.address, hosts.entry.id);
  one.ui.end();
  for (const text of ["*.conf", "nginx/hosts"]) {
    const two = stage([{ pick: "By name" }, { ask: text }], []);
    await two.run(find, [etc]);
    assert.deepEqual([two.wanted[0]?.glob, two.wanted[0]?.fuzzy], [text, undefined]);
    assert.match(two.ui.of("tell")[0]!.message, /Nothing was found in \/etc/);
  }
});

test("a line is found by a regular expression, checked as one types, and opens at that line", async () => {
  const one = stage(
    [{ pick: "By content" }, { ask: "listen (" }, { ask: "listen\\s+80" }, { pick: /a\.conf:7/ }],
    [line],
  );
  await one.run(find, [etc]);
  assert.equal(one.ui.of("refused").length, 1);
  assert.deepEqual(one.wanted[0]?.content, /listen\s+80/);
  assert.deepEqual(one.ui.of("pick")[1]?.choices[0]?.description, "listen 80;\ufffd[2J");
  assert.equal(one.ui.of("open")[0]?.line, 7);
  one.ui.end();
});

test("what was found until the person stopped it is shown; stopped before anything was, it is over", async () => {
  const answers: readonly Answer[] = [{ pick: "By name" }, { ask: "h" }, "turn away"];
  const one = stage(answers, [hosts], () => one.ui.cancel());
  await assert.rejects(one.run(find, [etc]), (error) => problemOf(error).kind === "cancelled");
  assert.equal(one.ui.of("pick").length, 2);
  const two = stage(answers.slice(0, 2), [], () => two.ui.cancel());
  await assert.rejects(two.run(find, [etc]), (error) => problemOf(error).kind === "cancelled");
  assert.equal(two.ui.of("pick").length, 1);
});

test("a folder that is found is shown in the tree", async () => {
  const sub = { entry: aFile(root, "/etc/nginx", { kind: "folder" }) };
  const one = stage([{ pick: "By name" }, { ask: "n*" }, { pick: "nginx" }], [sub]);
  await one.run(find, [etc]);
  assert.equal(one.ui.of("revealFile")[0]?.addresses.length, 3);
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
