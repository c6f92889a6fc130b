import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonFault } from "../../../src/base/jsonFault.ts";

const good = [
  "{}",
  " [ ] \n",
  '"a\\u00e9\\n"',
  "-0.5e+3",
  "null",
  '{"a": [1, {"b": true}, "c"], "d": {}}',
  '\t{"auths": {"x": {"auth": "=="}}}\r\n',
];

const bad: readonly (readonly [text: string, at: number])[] = [
  ["", 0],
  ["  ", 2],
  ["{", 1],
  ['{"a"', 4],
  ['{"a":', 5],
  ['{"a":1', 6],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ['{"a":1 "b":2}', 7],
  ["{a:1}", 1],
  ["{'a':1}", 1],
  ["[1,]", 3],
  ["[1}", 2],
  ['{"a":1]', 6],
  ["[,1]", 1],
  ["1 2", 2],
  ["01", 0],
  ["1.", 0],
  ["nulls", 0],
  ['"a', 0],
  ['"a\nb"', 0],
  ['"\\x"', 0],
  ['{"a":1}}', 7],
  ['// said\n{"a":1}', 0],
  ["]", 0],
  [":", 0],
];

test("what is JSON has no fault", () => {
  for (const text of good) assert.equal(jsonFault(text), undefined, text);
});

test("the place is where the first thing stands that does not fit", () => {
  for (const [text, at] of bad) assert.equal(jsonFault(text), at, text);
});

/** Numbers from 0 on, the same each time. */
function* numbers(): Generator<number> {
  for (let state = 7; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

test("it calls JSON what the parser does, whatever is cut out of a text or put into it", () => {
  const whole = '{"a": [1, -2.5e3, "x\\"y"], "b": {"c": null, "d": [true, false, {}]}, "e": "\\u0041"}';
  const pieces = ["", ",", ":", '"', "}", "]", "{", "[", "0", "-", "\\", "\n", "e", " ", "null"];
  const next = numbers();
  const number = (most: number): number => (next.next().value as number) % most;
  for (let round = 0; round < 5000; round += 1) {
    const from = number(whole.length);
    const text = whole.slice(0, from) + (pieces[number(pieces.length)] ?? "") + whole.slice(from + number(3));
    let parses = true;
    try {
      JSON.parse(text);
    } catch {
      parses = false;
    }
    assert.equal(jsonFault(text) === undefined, parses, text);
  }
});
