// Dragging: files of this machine are uploaded, those of the same container moved, those of another copied.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { drop } from "../../../../src/commands/files/drop.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import type { FileEntry } from "../../../../src/model/resources.ts";
import { copyInto } from "../../../../src/workbench/files/tools/copying.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aFile, memoryBackend, memoryFiles, type MemoryEntry } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const [web, db] = [aContainer({ name: "web" }), aContainer({ name: "db" })];
const row = (of: FileEntry, session = "default") => ({ id: of.id, session, of });
const box = row(aFile(rootOf(web), "/box", { kind: "folder" }));

function stage(answers: readonly Answer[], about: Readonly<Record<string, MemoryEntry>> = {}) {
  const here = memoryBackend({ "/box/old": "old", "/a": "1", "/d/x": "2", ...about });
  const there = memoryBackend({
    "/etc/f": "3",
    "/etc/sub/g": "4",
    "/etc/link": { target: "f" },
    "/etc/fifo": { kind: "fifo" },
  });
  const engine = scriptedEngine(() => []);
  const uploaded: string[] = [];
  const files = memoryFiles({
    sessions: fakeSessions({ open: [fakeSession({ engine, containers: [web, db] })] }),
    roots: { [web.id]: here, [db.id]: there },
    tools: {
      copy: (from, to, how) =>
        copyInto(from.entry.path, to.entry.path, { ...how, from: there, to: here, say: () => undefined }),
      upload: (_session, folder, path) => {
        uploaded.push(`${path} > ${folder.path}`);
        return Promise.resolve([]);
      },
    },
  });
  const made = commandStage({ engine, answers, over: { files } });
  return { ...made, here, uploaded };
}

test("within one container files are moved, after asking, and what stands there already is kept", async () => {
  const one = stage([{ confirm: true }]);
  const [a, d] = [aFile(rootOf(web), "/a"), aFile(rootOf(web), "/d", { kind: "folder" })];
  const inside = aFile(rootOf(web), "/d/x");
  await one.run(drop, [], [box, row(a), row(d), row(inside)]);
  assert.match(one.ui.of("confirm")[0]!.confirmation.detail, /^\/a\n\/d$/);
  assert.deepEqual([one.here.text("/box/a"), one.here.text("/box/d/x"), one.here.text("/a")], ["1", "2", undefined]);
  const taken = stage([{ confirm: true }], { "/box/a": "mine" });
  await assert.rejects(taken.run(drop, [], [box, row(a)]), (error) => problemOf(error).kind === "conflict");
  assert.equal(taken.here.text("/box/a"), "mine");
});

test("what lies in the folder already stays, and turning away does nothing", async () => {
  const one = stage([]);
  await one.run(drop, [], [box, row(aFile(rootOf(web), "/box/old"))]);
  assert.deepEqual(one.ui.heard, []);
  const two = stage([{ confirm: false }]);
  await assert.rejects(two.run(drop, [], [box, row(aFile(rootOf(web), "/a"))]));
  assert.equal(two.here.text("/a"), "1");
});

test("from another container files are copied whole, and what cannot be is said", async () => {
  const one = stage([{ confirm: true }], { "/box/etc/f": "before" });
  await one.run(drop, [], [box, row(aFile(rootOf(db), "/etc", { kind: "folder" }))]);
  assert.match(one.ui.of("confirm")[0]!.confirmation.detail, /There already, and replaced: etc/);
  assert.deepEqual([one.here.text("/box/etc/f"), one.here.text("/box/etc/sub/g")], ["3", "4"]);
  assert.match(one.ui.of("warn")[0]!.message, /\/etc\/link is no file; \/etc\/fifo is no file/);
});

test("what nobody was asked about is not replaced, should it stand there by the time", async () => {
  const one = stage([{ confirm: true }], { "/box/etc/f": "before" });
  const late = stage([{ confirm: true }]);
  const etc = row(aFile(rootOf(db), "/etc", { kind: "folder" }));
  await one.run(drop, [], [box, etc]);
  const { confirm } = late.context.ui;
  late.context.ui.confirm = async (confirmation) => {
    late.here.set("/box/etc/f", "made meanwhile");
    await confirm(confirmation);
  };
  await assert.rejects(late.run(drop, [], [box, etc]), (error) => problemOf(error).kind === "conflict");
  assert.deepEqual([one.here.text("/box/etc/f"), late.here.text("/box/etc/f")], ["3", "made meanwhile"]);
});

test("files of this machine are uploaded; a run for the engine that something came from does nothing", async () => {
  const one = stage([]);
  await one.run(drop, [], [box, "/home/ada/a", "/home/ada/b"]);
  assert.deepEqual(one.uploaded, ["/home/ada/a > /box", "/home/ada/b > /box"]);
  const other = stage([]);
  await other.run(drop, [], [{ ...box, session: "elsewhere" }, "/home/ada/a"]);
  assert.deepEqual(other.uploaded, []);
});
