// The file systems of a window: opened once, closed when nobody needs them, listings kept while they are good.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import { topEntry } from "../../../../src/workbench/files/addresses.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { fakeSession, fakeSessions, testScope } from "../../../support/fakeSession.ts";
import { memoryBackend, memoryFiles, type MemoryOptions } from "../../../support/memoryFiles.ts";
import { aContainer, anImage } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });
const root = rootOf(web);
const top = topEntry("default", root);
const signal = new AbortController().signal;
const minute = 60_000;

function bench(options: MemoryOptions = {}) {
  const backend = memoryBackend({ "/etc/hosts": "x", "/link": { target: "/etc" } }, options);
  const engine = scriptedEngine(() => [{ Path: "/etc/hosts", Kind: 0 }]);
  const session = fakeSession({ engine, containers: [web], images: [anImage()] });
  const sessions = fakeSessions({ open: [session] });
  const [scope, clock] = [testScope(), movedClock()];
  const opened: string[] = [];
  const files = memoryFiles({
    sessions,
    scope,
    clock,
    roots: { [web.id]: backend },
    why: [{ route: "toolbox", said: "an image with a shell" }],
    opened: (id, force) => opened.push(`${id === web.id ? "web" : id} ${force ?? ""}`.trim()),
  });
  const changed: (readonly string[])[] = [];
  files.onDidChange((ids) => changed.push(ids));
  const end = (): void => {
    session.scope.dispose();
    scope.dispose();
    assert.equal(clock.waiting, 0, "a timer outlived the window");
    assert.deepEqual([...session.scope.living(), ...scope.living()], []);
    assert.deepEqual(backend.watched, []);
  };
  return { backend, engine, session, sessions, clock, files, opened, changed, end };
}

test("a root is opened once, whoever asks, and its ways are told in words", async () => {
  const { files, opened, end } = bench();
  const [one, two] = await Promise.all([files.list("default", top, signal), files.open("default", root)]);
  assert.equal(two.route, "direct");
  assert.equal(one.route, "Directly on this machine");
  assert.equal(one.why, "Through a helper container: an image with a shell");
  assert.deepEqual(files.route("default", root), { route: one.route, why: one.why });
  assert.deepEqual(opened, ["web"]);
  end();
});

test("a root is opened ahead only where that is cheap, and what goes wrong then is said to nobody", async () => {
  const { files, opened, end } = bench();
  files.warm("default", root);
  files.warm("elsewhere", root);
  await settled();
  assert.equal(opened.length, 0);
  const sessions = fakeSessions({ open: [fakeSession({ engine: scriptedEngine(() => []), containers: [web] })] });
  const cheap = memoryFiles({ sessions, isCheap: () => true, opened: (id) => opened.push(id) });
  cheap.warm("default", root);
  await settled();
  assert.deepEqual(opened, [web.id]);
  end();
});

test("a root that nobody uses is closed after a while, one whose folders are watched is not", async () => {
  const still = bench();
  await still.files.list("default", top, signal);
  await settled();
  await still.clock.pass(5 * minute);
  await still.files.list("default", top, signal);
  await still.clock.pass(9 * minute);
  await still.files.open("default", root);
  assert.deepEqual(still.opened, ["web"]);
  await still.clock.pass(12 * minute);
  await still.files.open("default", root);
  assert.deepEqual(still.opened, ["web", "web"]);
  still.end();

  const watching = bench({ can: { watch: true } });
  await watching.files.list("default", top, signal);
  await settled();
  await watching.clock.pass(60 * minute);
  await watching.files.open("default", root);
  assert.deepEqual(watching.opened, ["web"]);
  watching.end();
});

test("a container that is removed takes its files along; one that stops is listed anew", async () => {
  const { session, files, backend, opened, end } = bench();
  await files.list("default", top, signal);
  session.show({ containers: [{ ...web, state: "exited" }] });
  await files.list("default", top, signal);
  assert.deepEqual(backend.asked, ["list /", "list /"]);
  session.show({ containers: [] });
  await files.open("default", root);
  assert.deepEqual(opened, ["web", "web"]);
  end();
});

test("a container that gets another name while its files are open keeps them, by the address they had", async () => {
  const { session, files, opened, end } = bench();
  const { entries } = await files.list("default", top, signal);
  const before = await files.open("default", root);
  session.show({ containers: [{ ...web, name: "web\u202e-old" }] });
  const again = await files.at(entries[0]?.id ?? "", signal);
  assert.equal(again?.entry.id, entries[0]?.id);
  assert.equal(again?.entry.root.name, "web\u202e-old");
  assert.equal(await files.open("default", root), before);
  assert.deepEqual(opened, ["web"]);
  end();
});

test("a folder that changes is told once, a moment after the first sign, and listened to again when it is listed", async () => {
  const { files, backend, clock, changed, end } = bench({ can: { watch: true } });
  const [link] = (await files.list("default", top, signal)).entries.filter(({ type }) => type === "link");
  await files.list("default", link!, signal);
  await settled();
  assert.deepEqual(backend.watched, ["/", "/link"]);
  changed.length = 0;
  for (let times = 0; times < 5; times += 1) backend.change("/link");
  await clock.pass(1000);
  assert.deepEqual(changed, [[link?.id]]);
  assert.deepEqual(backend.watched, ["/"]);
  end();
});

test("what we did makes the folder above old, and tells editors which file", async () => {
  const { files, changed, end } = bench();
  const touched: unknown[] = [];
  files.onDidTouch((what) => touched.push(...what));
  await files.list("default", top, signal);
  await settled();
  changed.length = 0;
  files.touched("default", root, [{ path: "/new", what: "created" }]);
  assert.deepEqual(changed, [[top.id]]);
  assert.deepEqual(touched, [{ address: files.address("default", root, "/new"), what: "created" }]);
  end();
});

test("changes are asked for once in the background, again a moment after we changed something, and when asked for", async () => {
  const { files, engine, clock, end } = bench();
  const asked = (): number => engine.requests(/changes/).length;
  await files.list("default", top, signal);
  await files.open("default", root);
  await settled();
  assert.equal(asked(), 1);
  assert.equal(files.known.of("default", root)?.get("/etc/hosts"), "changed");
  for (const path of ["/a", "/b"]) files.touched("default", root, [{ path, what: "created" }]);
  await clock.pass(9000);
  assert.equal(asked(), 1, "the engine has its rest");
  await clock.pass(2000);
  assert.equal(asked(), 2);
  assert.deepEqual(
    (await files.changes("default", root, signal)).map(({ path, change }) => `${path} ${change}`),
    ["/etc/hosts changed"],
  );
  assert.equal(asked(), 3);
  assert.equal(
    engine.record.entries.filter(({ background }) => !background).length,
    1,
    "what nobody asked for is upkeep",
  );
  end();
});

test("another way is used from the next look on, and everything listed is told old", async () => {
  const { files, opened, changed, end } = bench();
  await files.list("default", top, signal);
  await settled();
  changed.length = 0;
  files.force("default", root, "archive");
  assert.deepEqual(new Set(changed.flat()), new Set([top.id]));
  assert.equal((await files.list("default", top, signal)).route, "Through the engine's archive call");
  assert.deepEqual(opened, ["web", "web archive"]);
  end();
});

test("an address leads to its entry, opens an engine that is known, and never throws for what is none", async () => {
  const { files, sessions, end } = bench();
  assert.equal(await files.at("file:///etc/hosts"), undefined);
  assert.equal(await files.at("porthole://x"), undefined);
  const found = await files.at(files.address("default", root, "/etc/hosts"));
  assert.deepEqual([found?.session, found?.entry.root.name, found?.entry.size], ["default", "web", 1]);
  assert.equal(
    (await files.at(files.address("default", { ...root, id: "f".repeat(64) }, "/")))?.entry.root.name,
    "f".repeat(12),
  );
  await assert.rejects(files.open("elsewhere", root), (error) => problemOf(error).kind === "unreachable");
  assert.equal(sessions.looks, 1, "an engine that is not open is looked for");
  end();
});
