import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bytesOf,
  hasOddBytes,
  joinPath,
  nameOf,
  normalPath,
  parentOf,
  segmentsOf,
  shownName,
  textOf,
} from "../../../src/files/path.ts";

test("any bytes become a well-formed text and lead back to the same bytes", () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648);
  for (let round = 0; round < 3000; round += 1) {
    const bytes = Buffer.from(Array.from({ length: random() % 12 }, () => random() % 256));
    const text = textOf(bytes);
    assert.ok(text.isWellFormed());
    assert.deepEqual(bytesOf(text), bytes, bytes.toString("hex"));
    assert.equal(JSON.parse(JSON.stringify(text)), text);
    assert.equal(decodeURIComponent(encodeURIComponent(text)), text);
  }
});

test("names in UTF-8 stay as they are; characters that stand for bytes do not collide with them", () => {
  for (const name of ["plain", "ünïcödé ☂ 😀", "\ufffd", "new\nline"]) {
    assert.equal(textOf(Buffer.from(name)), name);
    assert.equal(hasOddBytes(name), false);
  }
  const imitation = String.fromCodePoint(0x10fe00 + 0xff);
  const text = textOf(Buffer.from(imitation));
  assert.notEqual(text, textOf(Buffer.of(0xff)));
  assert.deepEqual(bytesOf(text), Buffer.from(imitation));
  assert.equal(shownName(textOf(Buffer.from([0x61, 0xff, 0x62]))), "a\ufffdb");
  // Overlong forms, surrogates and what lies beyond Unicode are no UTF-8.
  for (const bad of [
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xe0, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
  ])
    assert.equal(shownName(textOf(Buffer.from(bad))), "\ufffd".repeat(bad.length));
});

test("parts of paths", () => {
  assert.deepEqual(segmentsOf("//a/./b/../c/"), ["a", "b", "..", "c"]);
  assert.equal(normalPath("/a/../../b//c/."), "/b/c");
  assert.equal(parentOf("/a/b/"), "/a");
  assert.equal(parentOf("/a"), "/");
  assert.equal(parentOf("/"), "/");
  assert.equal(nameOf("/a/b/"), "b");
  assert.equal(nameOf("/"), "");
  assert.equal(joinPath("/", "a"), "/a");
  assert.equal(joinPath("/a", "b"), "/a/b");
});
