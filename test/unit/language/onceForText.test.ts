// Texts that are read once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onceForText } from "../../../src/language/onceForText.ts";

test("a text is read once, until sixteen others have been", () => {
  const asked: string[] = [];
  const lengthOf = onceForText((text) => {
    asked.push(text);
    return { length: text.length };
  });
  const first = lengthOf("first");
  assert.equal(lengthOf("first"), first);
  assert.deepEqual(asked, ["first"]);
  for (let index = 0; index < 15; index++) lengthOf(String(index));
  assert.equal(lengthOf("first"), first);
  lengthOf("one more");
  assert.notEqual(lengthOf("first"), first);
});
