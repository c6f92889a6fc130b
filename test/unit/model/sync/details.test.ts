// Inspects behind the lists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetails, withKeptDetail } from "../../../../src/model/sync/details.ts";
import type { Container, ContainerDetail } from "../../../../src/model/resources.ts";
import { movedClock, settled } from "../../../support/clock.ts";
import { aContainer, aDetail, idOf, madeAt } from "../../../support/resources.ts";

function detailsStage(names: readonly string[], { cost = 10 } = {}) {
  const clock = movedClock();
  const containers = new Map<string, Container>(names.map((name) => [idOf(name), aContainer({ name })]));
  const inspected: string[] = [];
  const puts: string[][] = [];
  const stage = { idle: true, answer: (): ContainerDetail | undefined => aDetail() };
  let [running, most] = [0, 0];
  const details = createDetails({
    clock,
    idle: () => stage.idle,
    current: () => containers,
    inspect: async ({ name }) => {
      inspected.push(name);
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => void clock.after(cost, resolve));
      running -= 1;
      return stage.answer();
    },
    put: (fresh) => {
      puts.push(fresh.map(({ name }) => name));
      for (const container of fresh) containers.set(container.id, container);
    },
  });
  return { clock, containers, inspected, puts, stage, details, ids: names.map(idOf), most: () => most };
}

test("many are inspected four at a time and put in a few batches", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
  const { clock, details, ids, inspected, puts, most } = detailsStage(names);
  details.stale(ids);
  await settled();
  assert.equal(inspected.length, 0, "not before what was listed is painted");
  await clock.pass(2000);
  assert.equal(inspected.length, 100);
  assert.equal(most(), 4);
  assert.equal(puts.length, 2);
  assert.equal(new Set(puts.flat()).size, 100);
  await clock.pass(60_000);
  assert.deepEqual([inspected.length, clock.waiting], [100, 0], "and never again without a reason");
});

test("those that run come first, then the newest", async () => {
  const { clock, containers, details, inspected } = detailsStage([]);
  const put = (name: string, over: Partial<Container>) => containers.set(idOf(name), aContainer({ name, ...over }));
  put("old exited", { state: "exited", created: madeAt });
  put("old running", { created: madeAt });
  put("new exited", { state: "exited", created: madeAt + 1 });
  put("new running", { created: madeAt + 1 });
  details.stale(containers.keys());
  await clock.pass(1000);
  assert.deepEqual(inspected, ["new running", "old running", "new exited", "old exited"]);
});

test("lists go before: nothing is asked while one is wanted", async () => {
  const { clock, details, ids, inspected, stage } = detailsStage(["a", "b", "c", "d", "e", "f"]);
  details.stale(ids);
  await clock.pass(210);
  assert.equal(inspected.length, 4);
  stage.idle = false;
  await clock.pass(1000);
  assert.equal(inspected.length, 4);
  stage.idle = true;
  details.resume();
  await clock.pass(1000);
  assert.equal(inspected.length, 6);
});

test("a container that changes all the time is inspected once a second at most", async () => {
  const { clock, details, ids, inspected } = detailsStage(["a"]);
  for (let at = 0; at < 10_000; at += 100) {
    details.stale(ids);
    await clock.pass(100);
  }
  assert.ok(inspected.length >= 8 && inspected.length <= 10, String(inspected.length));
});

test("what an inspect tells of a container that changed meanwhile is not put in, but asked for again", async () => {
  const { clock, details, ids, inspected, puts } = detailsStage(["a"], { cost: 100 });
  details.stale(ids);
  await clock.pass(250);
  details.stale(ids);
  await clock.pass(700);
  assert.deepEqual([inspected.length, puts], [1, []]);
  await clock.pass(2000);
  assert.deepEqual([inspected.length, puts], [2, [["a"]]]);
});

test("half of the time is left to others", async () => {
  const { clock, details, ids, inspected } = detailsStage(
    Array.from({ length: 40 }, (_, index) => `c${index}`),
    { cost: 100 },
  );
  details.stale(ids);
  await clock.pass(240 + 1000);
  assert.ok(inspected.length <= 24, String(inspected.length));
});

test("what is gone by then is not asked for, and what goes meanwhile is not put in", async () => {
  const { clock, containers, details, ids, inspected, puts } = detailsStage(["a", "b"], { cost: 100 });
  details.stale([...ids, idOf("never")]);
  containers.delete(idOf("a"));
  await clock.pass(250);
  assert.deepEqual(inspected, ["b"]);
  containers.delete(idOf("b"));
  await clock.pass(1000);
  assert.deepEqual(puts, [[]]);
});

test("one that cannot be inspected is left alone", async () => {
  const { clock, details, ids, inspected, puts, stage } = detailsStage(["a", "b"]);
  stage.answer = () => undefined;
  details.stale(ids);
  await clock.pass(60_000);
  assert.deepEqual([inspected.length, puts.length], [2, 0]);
});

test("after the end nothing is asked or put, even if an answer comes late", async () => {
  const { clock, details, ids, puts } = detailsStage(["a"], { cost: 500 });
  details.stale(ids);
  await clock.pass(300);
  details.dispose();
  await clock.pass(5000);
  assert.deepEqual([puts, clock.waiting], [[], 0]);
});

test("a detail is kept while the state is; after that only what a container is made with", () => {
  const detail = aDetail({
    privileged: true,
    tty: true,
    restartPolicy: "always",
    oomKilled: true,
    error: "x",
    finishedAt: madeAt,
  });
  const before = aContainer({ detail });
  assert.equal(withKeptDetail(before, aContainer({ command: "other" })).detail, detail);
  const after = withKeptDetail(before, aContainer({ state: "exited" })).detail;
  const over = { oomKilled: false, health: undefined, error: "", startedAt: 0, finishedAt: 0, pid: 0 };
  assert.deepEqual(after, { ...detail, ...over });
  const fresh = aContainer();
  assert.equal(withKeptDetail(undefined, fresh), fresh);
  assert.equal(withKeptDetail(aContainer(), fresh), fresh);
});

test("health is the list's where it tells one, else the detail's, and nobody's of a run that is over", () => {
  const before = aContainer({ detail: aDetail({ health: "unhealthy" }) });
  assert.equal(withKeptDetail(before, aContainer()).health, "unhealthy");
  assert.equal(withKeptDetail(before, aContainer({ health: "healthy" })).health, "healthy");
  const over = withKeptDetail(before, aContainer({ state: "exited" }));
  assert.deepEqual([over.health, over.detail?.health], [undefined, undefined]);
  const again = aContainer({ state: "exited", detail: aDetail({ health: "unhealthy" }) });
  assert.equal(withKeptDetail(again, aContainer({ state: "exited" })).health, undefined);
});

test("health that only inspect tells follows what it tells, from one look to the next", async () => {
  const { clock, containers, details, ids, stage } = detailsStage(["a"]);
  const healths: unknown[] = [];
  for (const health of ["starting", "unhealthy", "healthy"] as const) {
    stage.answer = () => aDetail({ health });
    details.stale(ids);
    await clock.pass(2000);
    healths.push(containers.get(ids[0]!)?.health);
  }
  assert.deepEqual(healths, ["starting", "unhealthy", "healthy"]);
  containers.set(ids[0]!, { ...containers.get(ids[0]!)!, health: "unhealthy" });
  details.stale(ids);
  await clock.pass(2000);
  assert.equal(containers.get(ids[0]!)?.health, "unhealthy", "the list knows better");
});
