// What stands for the file systems before they are loaded: loads once, with the first look, and nothing is lost meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import { lateFiles } from "../../../../src/workbench/files/lateFiles.ts";
import { settled } from "../../../support/clock.ts";
import { fakeSession, fakeSessions, testScope } from "../../../support/fakeSession.ts";
import { memoryBackend, memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });
const root = rootOf(web);
const signal = new AbortController().signal;

function bench() {
  const sessions = fakeSessions({ open: [fakeSession({ engine: scriptedEngine(() => []), containers: [web] })] });
  const opened: string[] = [];
  let loads = 0;
  const files = lateFiles(testScope(), async () => {
    await Promise.resolve();
    loads += 1;
    if (loads === 1)
      return memoryFiles({
        sessions,
        roots: { [web.id]: memoryBackend({ "/a": "1" }) },
        opened: (_id, force) => opened.push(force ?? "best"),
      });
    throw new Error("loaded twice");
  });
  return { files, opened, loads: () => loads };
}

test("nothing is loaded for what needs no asking", () => {
  const { files, loads } = bench();
  assert.equal(files.top("default", root).id, files.address("default", root, "/"));
  assert.equal(files.route("default", root), undefined);
  assert.equal(files.forced("default", root), undefined);
  files.forget("default", files.top("default", root));
  files.refresh();
  assert.equal(loads(), 0);
});

test("it is loaded once, however many ask at once, and its news are passed on", async () => {
  const { files, loads } = bench();
  const told: string[] = [];
  files.onDidChange((ids) => told.push(...ids));
  files.onDidTouch((what) => told.push(...what.map((each) => `${each.what} ${each.address}`)));
  const top = files.top("default", root);
  const [listed] = await Promise.all([files.list("default", top, signal), files.stat("default", root, "/a")]);
  assert.equal(listed.entries.length, 1);
  files.touched("default", root, [{ path: "/b", what: "created" }]);
  await settled();
  assert.deepEqual(told, [`created ${files.address("default", root, "/b")}`, top.id]);
  assert.equal(loads(), 1);
});

test("a way that is chosen before anything was loaded is the one that is used", async () => {
  const { files, opened } = bench();
  files.force("default", root, "archive");
  await files.open("default", root);
  assert.deepEqual(opened, ["archive"]);
});

test("what could not be loaded is told to whoever wants an answer, and loaded with the next need", async () => {
  let loads = 0;
  const files = lateFiles(testScope(), () => {
    loads += 1;
    return Promise.reject(new Error(`load ${loads}`));
  });
  files.warm("default", root);
  await settled();
  await assert.rejects(files.stat("default", root, "/a"), /load 2/);
  await assert.rejects(files.stat("default", root, "/a"), /load 3/);
});

test("tools are those of what is loaded", async () => {
  const { files } = bench();
  await assert.rejects(files.tools.tar("default", root, signal), /another test/);
});
