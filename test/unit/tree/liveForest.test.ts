import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../src/base/event.ts";
import { defaultSettings, type Settings } from "../../../src/manifest/settings.ts";
import { createBusy } from "../../../src/model/busy.ts";
import type { Container, Family } from "../../../src/model/resources.ts";
import type { Session } from "../../../src/model/session.ts";
import { createStore, type StoreWriter } from "../../../src/model/store.ts";
import { createLiveForest, type LiveForest } from "../../../src/tree/liveForest.ts";
import type { FileBackend } from "../../../src/files/backend.ts";
import type { FileSystems } from "../../../src/workbench/files/fileSystems.ts";
import type { NodeId } from "../../../src/tree/node.ts";
import type { TreeSource } from "../../../src/tree/source.ts";
import { containersSource } from "../../../src/tree/sources/containers.ts";
import { imagesSource } from "../../../src/tree/sources/images.ts";
import { atOnce, movedClock, settled, type MovedClock } from "../../support/clock.ts";
import { anEndpoint, fakeSession, fakeSessions, testScope, type FakeSessions } from "../../support/fakeSession.ts";
import { memoryBackend, memoryFiles } from "../../support/memoryFiles.ts";
import { scriptedEngine } from "../../support/scriptedEngine.ts";
import { aContainer, aDetail, anAttachment, aVersion, idOf, madeAt } from "../../support/resources.ts";

interface Bench {
  readonly forest: LiveForest;
  readonly files: FileSystems;
  readonly clock: MovedClock;
  /** What the editor was told, oldest first. */
  readonly told: (readonly NodeId[] | "all")[];
  readonly builds: () => number;
  set(settings: Partial<Settings>): void;
  end(): void;
}

function bench(
  sessions: FakeSessions,
  source: TreeSource = containersSource,
  roots: Readonly<Record<string, FileBackend>> = {},
): Bench {
  const scope = testScope();
  const clock = movedClock(madeAt + 180_000);
  const changed = createEmitter<Settings>();
  let [settings, builds] = [defaultSettings, 0];
  const files = memoryFiles({ sessions, scope, clock, roots });
  const forest = createLiveForest({
    scope,
    clock,
    sessions,
    files,
    source: { ...source, roots: (...args) => ((builds += 1), source.roots(...args)) },
    settings: {
      get current() {
        return settings;
      },
      onDidChange: changed.event,
    },
  });
  const told: (readonly NodeId[] | "all")[] = [];
  forest.onDidChange((ids) => told.push(ids));
  return {
    forest,
    files,
    clock,
    told,
    builds: () => builds,
    set: (over) => {
      settings = { ...settings, ...over };
      changed.fire(settings);
    },
    end: () => {
      scope.dispose();
      assert.equal(clock.waiting, 0, "a timer outlived the view");
      assert.deepEqual(scope.living(), []);
    },
  };
}

/** A session that knows nothing yet, with the hand that fills it. */
function unknownSession(): { readonly session: Session; readonly writer: StoreWriter; readonly needed: Set<Family> } {
  const { store, writer } = createStore();
  const needed = new Set<Family>();
  const session: Session = {
    name: "default",
    endpoint: anEndpoint(),
    store,
    busy: createBusy(atOnce),
    scope: testScope("session"),
    engine: () => Promise.reject(new Error("nobody asks")),
    need: (family) => void needed.add(family),
    refresh: () => undefined,
  };
  return { session, writer, needed };
}

const labels = (nodes: readonly { readonly label: string }[]): readonly string[] => nodes.map(({ label }) => label);
const rowOf = (name: string): NodeId => `containers:default/container:${idOf(name)}`;

test("a view that is opened says what it needs and answers as soon as the first list is in", async () => {
  const { session, writer, needed } = unknownSession();
  const { forest, told, end } = bench(fakeSessions({ open: [session] }));
  assert.deepEqual([...needed], []);
  forest.show(true);
  let rows: readonly string[] | undefined;
  void forest.roots().then((roots) => (rows = labels(roots)));
  await settled();
  assert.deepEqual([...needed], ["containers"]);
  writer.connection({ state: "ready", version: aVersion() });
  await settled();
  assert.equal(rows, undefined);
  writer.replace("containers", [aContainer()]);
  await settled();
  assert.deepEqual(rows, ["web-1"]);
  assert.deepEqual(told, [], "the answer itself is no change");
  end();
});

test("an engine that is slow shows an empty view after a while, and its rows when they come", async () => {
  const { session, writer } = unknownSession();
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  const roots = forest.roots();
  await clock.pass(1500);
  assert.deepEqual(await roots, []);
  writer.replace("containers", [aContainer()]);
  assert.deepEqual(told, ["all"]);
  assert.deepEqual(labels(await forest.roots()), ["web-1"]);
  end();
});

test("an engine that is away is not waited for", async () => {
  const { session, writer } = unknownSession();
  const { forest, end } = bench(fakeSessions({ open: [session] }));
  const problem = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;
  writer.connection({ state: "lost", problem, retryAt: 0 });
  assert.ok((await forest.roots()).every(({ context }) => context === ";offer;"));
  end();
});

test("one changed container is one row told, at once", async () => {
  const session = fakeSession({ containers: [aContainer(), aContainer({ name: "web-2" })] });
  const { forest, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  session.show({ containers: [aContainer(), aContainer({ name: "web-2", state: "paused" })] });
  assert.deepEqual(told, [[rowOf("web-2")]]);
  assert.match(forest.node(rowOf("web-2"))?.description ?? "", /Paused/);
  end();
});

test("an unchanged list tells nothing", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const { forest, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  session.show({ containers: [aContainer()] });
  session.show({ images: [] });
  assert.deepEqual(told, []);
  end();
});

test("changes of families a view does not read build nothing", async () => {
  const session = fakeSession();
  const { forest, builds, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  const before = builds();
  session.show({ images: [{ ...anImageRecord }] });
  assert.equal(builds(), before);
  end();
});

const anImageRecord = {
  kind: "image",
  id: "sha256:1",
  tags: ["a:1"],
  digests: [],
  size: 1,
  created: madeAt,
  labels: {},
} as const;

test("the images view hears of containers: they say who uses an image", async () => {
  const session = fakeSession({ images: [{ ...anImageRecord, id: aContainer().imageId }] });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }), imagesSource);
  forest.show(true);
  const first = forest.roots();
  await clock.pass(100);
  await first;
  session.show({ containers: [aContainer()] });
  assert.equal(told.length, 1);
  end();
});

test("a second view's first rows stay a moment behind, and no later ones do", async () => {
  const session = fakeSession({ images: [anImageRecord] });
  const { forest, clock, end } = bench(fakeSessions({ open: [session] }), imagesSource);
  let come = 0;
  const ask = (): void => void forest.roots().then(() => (come += 1));
  ask();
  await clock.pass(50);
  assert.equal(come, 0);
  await clock.pass(50);
  assert.equal(come, 1);
  ask();
  await clock.pass(0);
  assert.equal(come, 2);
  end();
});

test("under a storm every change is shown, none later than the pace, and the editor is never told faster", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `c-${index}`);
  const all = (state: Container["state"]): readonly Container[] => names.map((name) => aContainer({ name, state }));
  const session = fakeSession({ containers: all("running") });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  const times: number[] = [];
  forest.onDidChange(() => times.push(clock.now()));
  for (let turn = 0; turn < 50; turn += 1) {
    session.show({ containers: all(turn % 2 === 0 ? "paused" : "running") });
    await clock.pass(50);
  }
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  assert.ok(
    gaps.every((gap) => gap > 200),
    `the editor's debounce of 200 ms would starve: ${gaps.join()}`,
  );
  assert.ok(
    gaps.every((gap) => gap <= 300),
    `a change waited too long: ${gaps.join()}`,
  );
  assert.ok(told.length > 5);
  end();
});

test("many changed rows are told as the whole view", async () => {
  const all = (state: Container["state"]): readonly Container[] =>
    Array.from({ length: 60 }, (_, index) => aContainer({ name: `c-${index}`, state }));
  const session = fakeSession({ containers: all("running") });
  const { forest, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  session.show({ containers: all("paused") });
  assert.deepEqual(told, ["all"]);
  end();
});

test("a hidden view builds nothing, and says what changed when it is shown again", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const { forest, clock, told, builds, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  forest.show(false);
  const before = builds();
  session.show({ containers: [aContainer({ state: "paused" })] });
  await clock.pass(300_000);
  assert.equal(builds(), before);
  assert.deepEqual(told, []);
  forest.show(true);
  assert.deepEqual(told, [[rowOf("web-1")]]);
  end();
});

test("ages are renewed each minute, only while the view is seen and only rows that change", async () => {
  const session = fakeSession({
    containers: [
      aContainer({ detail: aDetail({ startedAt: madeAt }) }),
      aContainer({ name: "old", detail: aDetail({ startedAt: madeAt - 40 * 86_400_000 }) }),
    ],
  });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  assert.match(forest.node(rowOf("web-1"))?.description ?? "", /Up 3 minutes/);
  await clock.pass(60_000);
  assert.deepEqual(told, [[rowOf("web-1")]]);
  assert.match(forest.node(rowOf("web-1"))?.description ?? "", /Up 4 minutes/);
  forest.show(false);
  await clock.pass(600_000);
  assert.equal(told.length, 1);
  end();
});

test("a word of what we are doing shows and goes again", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  const mark = session.busy.mark([idOf("web-1")], "stopping");
  assert.deepEqual(told, [[rowOf("web-1")]]);
  mark.dispose();
  await clock.pass(220);
  assert.equal(told.length, 2);
  end();
});

test("a setting and a filter change what stands there", async () => {
  const session = fakeSession({ containers: [aContainer(), aContainer({ name: "db", state: "exited" })] });
  const { forest, clock, told, set, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  set({ "containers.show": "running" });
  assert.deepEqual(told, ["all"]);
  assert.deepEqual(labels(await forest.roots()), ["web-1"]);
  await clock.pass(1000);
  forest.setFilter("nothing");
  assert.deepEqual(told, ["all", "all"]);
  assert.deepEqual(await forest.roots(), []);
  assert.equal(forest.filter, "nothing");
  end();
});

test("an engine opened later is needed too, and one that closes takes its rows along", async () => {
  const first = fakeSession({ containers: [aContainer()] });
  const sessions = fakeSessions({ open: [first] });
  const { forest, clock, told, end } = bench(sessions);
  forest.show(true);
  await forest.roots();
  const second = sessions.connect(anEndpoint("second")) as ReturnType<typeof fakeSession>;
  assert.ok(second.needed.has("containers"));
  assert.deepEqual(told, ["all"]);
  assert.deepEqual(labels(await forest.roots()), ["default", "second"]);
  await clock.pass(1000);
  sessions.close("second");
  assert.deepEqual(told, ["all", "all"]);
  assert.deepEqual(labels(await forest.roots()), ["web-1"]);
  second.show({ containers: [aContainer()] });
  assert.equal(told.length, 2, "a closed session is not heard any more");
  end();
});

test("rows made when unfolded are found by id, know their parent, and go with it", async () => {
  const session = fakeSession({ containers: [aContainer({ networks: [anAttachment()] })] });
  const { forest, clock, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  const [, , network] = await forest.children(rowOf("web-1"));
  assert.ok(network);
  assert.equal(network.label, "bridge");
  assert.equal(forest.node(network.id)?.copies, "172.17.0.2");
  assert.equal(forest.parentOf(network.id), rowOf("web-1"));
  assert.deepEqual(await forest.children(network.id), []);
  session.show({ containers: [aContainer({ networks: [anAttachment({ ipv4: "172.17.0.9" })] })] });
  await forest.children(rowOf("web-1"));
  assert.equal(forest.node(network.id)?.copies, "172.17.0.9");
  await clock.pass(1000);
  session.show({ containers: [] });
  assert.equal(forest.node(network.id), undefined);
  end();
});

test("folders that changed are told again, those below stay known, and a folded one is read anew", async () => {
  const web = aContainer();
  const backend = memoryBackend({ "/etc/ssl/cert": "x", "/etc/hosts": "y" }, { can: { watch: true } });
  const session = fakeSession({ containers: [web], engine: scriptedEngine(() => []) });
  const { forest, files, clock, told, end } = bench(fakeSessions({ open: [session] }), containersSource, {
    [web.id]: backend,
  });
  forest.show(true);
  await forest.roots();
  const [filesRow] = await forest.children(rowOf("web-1"));
  const [etc] = await forest.children(filesRow?.id ?? "");
  const [ssl] = await forest.children(etc?.id ?? "");
  const [cert] = await forest.children(ssl?.id ?? "");
  assert.equal(forest.parentOf(cert?.id ?? ""), ssl?.id);
  await clock.pass(5000);
  told.length = 0;

  backend.set("/etc/passwd", "z");
  backend.change("/etc");
  await clock.pass(1000);
  assert.deepEqual(told, [[etc?.id]]);
  assert.deepEqual(
    (await forest.children(etc?.id ?? "")).map(({ label }) => label),
    ["ssl", "hosts", "passwd"],
  );
  assert.equal(forest.node(cert?.id ?? "")?.label, "cert", "what stands below was not asked for again");

  const asked = backend.asked.length;
  await forest.children(etc?.id ?? "");
  assert.equal(backend.asked.length, asked, "a listing that is good is given again");
  told.length = 0;
  forest.folded(etc?.id ?? "");
  await clock.pass(1000);
  assert.deepEqual(told, [[etc?.id]]);
  await forest.children(etc?.id ?? "");
  assert.equal(backend.asked.at(-1), "list /etc");
  files.refresh();
  session.scope.dispose();
  assert.deepEqual(backend.watched, []);
  end();
});

test("a row that has just gone is still known to an editor that holds it", async () => {
  const session = fakeSession({ containers: [aContainer(), aContainer({ name: "web-2" })] });
  const { forest, end } = bench(fakeSessions({ open: [session] }));
  await forest.roots();
  session.show({ containers: [aContainer()] });
  assert.equal(forest.node(rowOf("web-2"))?.label, "web-2");
  end();
});

test("a row that is waited for is found when it comes, even in a hidden view, and given up after a while", async () => {
  const session = fakeSession();
  const { forest, clock, end } = bench(fakeSessions({ open: [session] }));
  const found = forest.find("container", idOf("web-1"));
  assert.ok(session.needed.has("containers"));
  await clock.pass(1000);
  session.show({ containers: [aContainer()] });
  assert.equal(await found, rowOf("web-1"));
  const never = forest.find("container", "nowhere");
  await clock.pass(5000);
  assert.equal(await never, undefined);
  end();
});

test("a row is found only once the editor was told of it, hidden or not", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  session.show({ containers: [aContainer({ state: "paused" })] });
  let found: NodeId | undefined;
  session.show({ containers: [aContainer(), aContainer({ name: "web-2" })] });
  void forest.find("container", idOf("web-2")).then((id) => (found = id));
  await settled();
  assert.equal(found, undefined);
  await clock.pass(220);
  assert.equal(found, rowOf("web-2"));
  assert.deepEqual(told.at(-1), "all");
  forest.show(false);
  session.show({ containers: [aContainer(), aContainer({ name: "web-2" }), aContainer({ name: "web-3" })] });
  const hidden = forest.find("container", idOf("web-3"));
  await clock.pass(220);
  assert.equal(await hidden, rowOf("web-3"));
  assert.equal(told.length, 3);
  end();
});

test("a row with a measured hover is fetched again later, once, so that the next hover measures anew", async () => {
  const session = fakeSession({ containers: [aContainer()] });
  const { forest, clock, told, end } = bench(fakeSessions({ open: [session] }));
  forest.show(true);
  await forest.roots();
  forest.renew(rowOf("web-1"));
  await clock.pass(5000);
  forest.renew(rowOf("web-1"));
  await clock.pass(9999);
  assert.deepEqual(told, []);
  await clock.pass(1);
  assert.deepEqual(told, [[rowOf("web-1")]]);
  end();
});
