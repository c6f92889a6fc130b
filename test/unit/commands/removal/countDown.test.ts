import assert from "node:assert/strict";
import { test } from "node:test";
import { countDown, ownPeriod } from "../../../../src/commands/removal/countDown.ts";
import { movedClock } from "../../../support/clock.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

function counting(period: () => Promise<number>) {
  const [clock, said] = [movedClock(), [] as string[]];
  const counter = countDown(clock, (text) => said.push(text), period);
  return { clock, said, counter };
}

test("what stops in a moment is told nothing, and its period is not asked for", async () => {
  let asked = 0;
  const { clock, said, counter } = counting(() => Promise.resolve((asked += 1)));
  await clock.pass(600);
  counter.dispose();
  await clock.pass(60_000);
  assert.deepEqual([said, asked, clock.waiting], [[], 0, 0]);
});

test("the seconds are told one by one, from the beginning of the stop on, and then that it is over", async () => {
  const { clock, said, counter } = counting(() => Promise.resolve(3));
  await clock.pass(10_000);
  assert.deepEqual(said, [
    "killed in 3 seconds, if it has not ended",
    "killed in 2 seconds, if it has not ended",
    "killed in 1 second, if it has not ended",
    "the grace period is over: it is killed",
  ]);
  assert.equal(clock.waiting, 0);
  counter.dispose();
});

test("it ends with the stop, also while the period is asked for, and a period that cannot be had is no failure", async () => {
  const answer = Promise.withResolvers<number>();
  const late = counting(() => answer.promise);
  await late.clock.pass(1000);
  late.counter.dispose();
  answer.resolve(10);
  await late.clock.pass(20_000);
  assert.deepEqual([late.said, late.clock.waiting], [[], 0]);
  const patient = counting(() => Promise.resolve(Infinity));
  await patient.clock.pass(20_000);
  assert.deepEqual([patient.said, patient.clock.waiting], [[], 0], "what is never killed is not counted down");
  const unknown = counting(() => Promise.reject(new Error("gone")));
  await unknown.clock.pass(20_000);
  assert.deepEqual(unknown.said, []);
});

test("of several the longest own period counts, ten seconds where a container says none", async () => {
  const periods: Readonly<Record<string, object>> = {
    web: { StopTimeout: 30 },
    db: {},
    quick: { StopTimeout: 1 },
    stays: { StopTimeout: -1 },
  };
  const target = (name: string) => aContainer({ name, id: name });
  const engine = scriptedEngine(({ path }) => ({ Config: periods[path.split("/")[2] ?? ""] }));
  const signal = new AbortController().signal;
  assert.equal(await ownPeriod(engine, [target("db"), target("quick")], signal), 10);
  assert.equal(await ownPeriod(engine, [target("db"), target("web")], signal), 30);
  assert.equal(await ownPeriod(engine, [target("quick")], signal), 1);
  assert.equal(await ownPeriod(engine, [target("web"), target("stays")], signal), Infinity);
});
