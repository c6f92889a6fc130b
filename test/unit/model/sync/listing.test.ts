// When one family is listed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createListing } from "../../../../src/model/sync/listing.ts";
import { movedClock } from "../../../support/clock.ts";

const pace = { gather: 15, later: 250, apart: 100, mostIds: 3 };

/** A listing whose lists take `cost` milliseconds; each is noted with its time and ids. */
function listingStage({ cost = 0, again = [] as number[] } = {}) {
  const clock = movedClock();
  const start = clock.now();
  const lists: string[] = [];
  let [running, rested] = [0, 0];
  const listing = createListing(
    clock,
    pace,
    async (ids) => {
      assert.equal((running += 1), 1, "two lists at a time");
      lists.push(`${clock.now() - start}: ${ids?.join(",") ?? "all"}`);
      if (cost > 0) await new Promise<void>((resolve) => void clock.after(cost, resolve));
      running -= 1;
      return again.shift();
    },
    () => (rested += 1),
  );
  return { clock, lists, listing, rested: () => rested };
}

test("the first after a quiet time is answered after a moment, with all its burst told", async () => {
  const { clock, lists, listing } = listingStage();
  await clock.pass(10_000);
  listing.stale(["a"], "now");
  await clock.pass(10);
  listing.stale(["b"], "now");
  await clock.pass(5);
  assert.deepEqual(lists, ["10015: a,b"]);
});

test("steady news is listed at a steady distance and never starves", async () => {
  const { clock, lists, listing } = listingStage();
  for (let at = 0; at < 1000; at += 10) {
    listing.stale(["a"], "now");
    await clock.pass(10);
  }
  const times = lists.map((line) => Number.parseInt(line));
  assert.deepEqual(times, [15, 115, 215, 315, 415, 515, 615, 715, 815, 915]);
});

test("a list that is dear is made more seldom, so that the engine has most of its time for others", async () => {
  const { clock, lists, listing } = listingStage({ cost: 200 });
  for (let at = 0; at < 3000; at += 10) {
    listing.stale("all", "now");
    await clock.pass(10);
  }
  assert.deepEqual(lists, ["15: all", "615: all", "1215: all", "1815: all", "2415: all"]);
});

test("news during a list is listed after it, and never a second list beside it", async () => {
  const { clock, lists, listing } = listingStage({ cost: 50 });
  listing.stale(["a"], "now");
  await clock.pass(20);
  listing.stale(["b"], "now");
  listing.stale(["c"], "at once");
  await clock.pass(1000);
  assert.deepEqual(lists, ["15: a", "165: b,c"]);
});

test("few are listed by id, many as a whole", async () => {
  const { clock, lists, listing } = listingStage();
  listing.stale(["a", "b", "c", "c"], "now");
  await clock.pass(1000);
  listing.stale(["a", "b", "c", "d"], "now");
  await clock.pass(1000);
  listing.stale("all", "now");
  listing.stale(["a"], "now");
  await clock.pass(1000);
  assert.deepEqual(lists, ["15: a,b,c", "1015: all", "2015: all"]);
});

test("what may come later waits, and comes along when something is listed before", async () => {
  const { clock, lists, listing } = listingStage();
  listing.stale(["net"], "soon");
  await clock.pass(1000);
  listing.stale(["net"], "soon");
  await clock.pass(100);
  listing.stale(["row"], "now");
  await clock.pass(1000);
  assert.deepEqual(lists, ["250: net", "1115: net,row"]);
});

test("what could not be listed is listed again after the wait, with what was asked for", async () => {
  const { clock, lists, listing } = listingStage({ again: [1000] });
  listing.stale(["a"], "now");
  await clock.pass(500);
  assert.equal(listing.idle, true, "a list that is far away keeps nobody waiting");
  await clock.pass(5000);
  assert.deepEqual(lists, ["15: a", "1015: a"]);
});

test("it is idle between lists, and says when it has become so", async () => {
  const { clock, listing, rested } = listingStage({ cost: 50 });
  assert.equal(listing.idle, true);
  listing.stale(["a"], "now");
  assert.equal(listing.idle, false);
  await clock.pass(30);
  assert.equal(listing.idle, false);
  await clock.pass(100);
  assert.deepEqual([listing.idle, rested()], [true, 1]);
});

test("a clock that is set back does not stop the lists", async () => {
  const clock = movedClock();
  let [now, lists] = [clock.now(), 0];
  const listing = createListing(
    { ...clock, now: () => now },
    pace,
    () => Promise.resolve(void (lists += 1)),
    () => undefined,
  );
  listing.stale(["a"], "now");
  await clock.pass(20);
  now -= 3_600_000;
  listing.stale(["b"], "now");
  await clock.pass(2100);
  assert.equal(lists, 2);
});

test("after its end nothing is listed", async () => {
  const { clock, lists, listing } = listingStage();
  listing.stale(["a"], "now");
  listing.dispose();
  listing.stale(["b"], "at once");
  await clock.pass(1000);
  assert.deepEqual([lists, clock.waiting], [[], 0]);
});
