import assert from "node:assert/strict";
import { test } from "node:test";
import { whileSeen } from "../../../../src/commands/documents/whileSeen.ts";
import { movedClock } from "../../../support/clock.ts";
import { fakeSession, testScope } from "../../../support/fakeSession.ts";
import { aContainer } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });

function watched(read: (signal: AbortSignal) => Promise<string>) {
  const session = fakeSession({ containers: [web] });
  const [clock, scope, shown] = [movedClock(), testScope(), [] as string[]];
  const state = { seen: true };
  const live = whileSeen({ store: session.store, engine: scriptedEngine() }, web.id, read, clock);
  live(
    (text) => shown.push(text),
    scope,
    () => state.seen,
  );
  return { session, clock, scope, shown, state };
}

test("it is read again every few seconds while it is seen, and not while it is not", async () => {
  let readings = 0;
  const { clock, scope, shown, state } = watched(() => Promise.resolve(`reading ${(readings += 1)}`));
  assert.deepEqual(shown, [], "what was just read is not read again");
  await clock.pass(7000);
  assert.deepEqual(shown, ["reading 1", "reading 2"]);
  state.seen = false;
  await clock.pass(60_000);
  assert.equal(readings, 2);
  state.seen = true;
  await clock.pass(3000);
  assert.equal(readings, 3);
  scope.dispose();
  await clock.pass(60_000);
  assert.equal(readings, 3);
  assert.equal(clock.waiting, 0);
});

test("nothing is asked of a container that does not run, or while the engine is away", async () => {
  let readings = 0;
  const { session, clock, scope } = watched(() => Promise.resolve(String((readings += 1))));
  session.show({ containers: [{ ...web, state: "exited" }] });
  await clock.pass(9000);
  session.show({ containers: [web] });
  const problem = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;
  const { connection } = session.store.current;
  session.show({ connection: { state: "lost", problem, retryAt: 0 } });
  await clock.pass(9000);
  assert.equal(readings, 0);
  session.show({ connection });
  await clock.pass(3000);
  assert.equal(readings, 1);
  scope.dispose();
});

test("a reading that fails leaves the text, and one that comes after the end is not shown", async () => {
  const answers: PromiseWithResolvers<string>[] = [];
  const { clock, scope, shown } = watched(() => {
    answers.push(Promise.withResolvers<string>());
    return answers.at(-1)!.promise;
  });
  await clock.pass(3000);
  answers[0]?.reject(new Error("no"));
  await clock.pass(3000);
  assert.deepEqual([answers.length, shown], [2, []]);
  await clock.pass(60_000);
  assert.equal(answers.length, 2, "one reading at a time");
  scope.dispose();
  answers[1]?.resolve("late");
  await clock.pass(3000);
  assert.deepEqual([shown, clock.waiting], [[], 0]);
});
