// The next picture keeps what did not change.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container } from "../../../src/model/resources.ts";
import { equal, patched, replaced } from "../../../src/model/snapshot.ts";
import { aContainer, anAttachment, aPort, idOf } from "../../support/resources.ts";

const full = () =>
  ["a", "b", "c"].map((name) =>
    aContainer({ name, ports: [aPort()], networks: [anAttachment()], labels: { x: name } }),
  );
const before = replaced(new Map<string, Container>(), full());

test("a list that tells nothing new gives the old map", () => {
  assert.equal(replaced(before, full()), before);
  assert.equal(replaced(before, full().reverse()), before);
});

test("only the record that changed is another one", () => {
  const after = replaced(before, [...full().slice(0, 2), aContainer({ name: "c", state: "exited" })]);
  assert.notEqual(after, before);
  assert.equal(after.get(idOf("a")), before.get(idOf("a")));
  assert.notEqual(after.get(idOf("c")), before.get(idOf("c")));
});

test("what a full list does not tell is gone, what is new goes last", () => {
  const after = replaced(before, [aContainer({ name: "d" }), ...full().slice(1)]);
  assert.deepEqual(
    [...after.values()].map(({ name }) => name),
    ["b", "c", "d"],
  );
});

test("a list by id touches only these ids", () => {
  const after = patched(
    before,
    [aContainer({ name: "b", state: "paused" }), aContainer({ name: "d" })],
    [idOf("c"), idOf("never")],
  );
  assert.deepEqual(
    [...after.values()].map(({ name, state }) => `${name} ${state}`),
    ["a running", "b paused", "d running"],
  );
  assert.equal(patched(before, full().slice(0, 1), [idOf("never")]), before);
});

test("equality is by value, and sees what is missing on either side", () => {
  assert.ok(equal({ a: [1, { b: undefined }], c: "x" }, { c: "x", a: [1, { b: undefined }] }));
  for (const [left, right] of [
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [[1, 2], [1]],
    [[], {}],
    [{ a: NaN }, { a: 0 }],
    [null, {}],
    [{ toString: 1 }, {}],
    ["1", 1],
  ])
    assert.ok(!equal(left, right), JSON.stringify([left, right]));
  assert.ok(equal(NaN, NaN));
});
