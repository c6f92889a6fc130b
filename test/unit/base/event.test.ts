import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../src/base/event.ts";

test("every listener hears what is fired until it unsubscribes", () => {
  const heard: string[] = [];
  const { event, fire } = createEmitter<string>();
  const first = event((value) => heard.push(`1 ${value}`));
  event((value) => heard.push(`2 ${value}`));
  fire("a");
  first.dispose();
  fire("b");
  assert.deepEqual(heard, ["1 a", "2 a", "2 b"]);
});

test("the same function subscribed twice is two listeners", () => {
  let count = 0;
  const listen = (): void => void (count += 1);
  const { event, fire } = createEmitter<void>();
  const one = event(listen);
  event(listen);
  one.dispose();
  fire();
  assert.equal(count, 1);
});

test("a listener that throws does not keep the others from hearing, and its error is not lost", () => {
  const heard: number[] = [];
  const { event, fire } = createEmitter<number>();
  event(() => {
    throw new Error("deaf");
  });
  event((value) => heard.push(value));
  assert.throws(() => fire(1), /deaf/);
  assert.deepEqual(heard, [1]);
});
