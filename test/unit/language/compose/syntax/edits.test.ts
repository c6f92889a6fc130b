// Entries and items go and come without a scratch on what stands beside them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import { addEntry, addToSection, removeEntry, removeItem } from "../../../../../src/language/compose/syntax/edits.ts";
import { asList, asMapping } from "../../../../../src/language/compose/syntax/node.ts";
import { entryOf, valueAt } from "../../../../../src/language/compose/syntax/resolved.ts";

function without(text: string, ...path: readonly string[]): string {
  const doc = parse(text);
  const key = path.at(-1) ?? "";
  const mapping = asMapping(valueAt(doc.layers[0], ...path.slice(0, -1)));
  const entry = entryOf(mapping, key);
  assert.ok(mapping !== undefined && entry !== undefined);
  return applyEdits(text, [removeEntry(doc, mapping, entry)]);
}

test("an entry goes with its lines and its comment on the line", () => {
  assert.equal(without("a: 1 # one\nb:\n  - x\n  - y\nc: 3\n", "b"), "a: 1 # one\nc: 3\n");
  assert.equal(without("a: 1 # one\nb: 2\n", "a"), "b: 2\n");
  assert.equal(without("a: 1\r\nb: 2\r\n", "b"), "a: 1\r\n");
  assert.equal(without("a: 1\nb: 2", "b"), "a: 1");
  assert.equal(without("a: |\n  x\n\nb: 2\n", "a"), "\nb: 2\n");
});

test("an entry goes from braces with its comma", () => {
  assert.equal(without("x: { a: 1, b: 2 }\n", "x", "a"), "x: { b: 2 }\n");
  assert.equal(without("x: { a: 1, b: 2 }\n", "x", "b"), "x: { a: 1 }\n");
  assert.equal(without("x: { a: 1 }\n", "x", "a"), "x: {  }\n");
});

test("an emptied mapping stays one", () => {
  assert.equal(without("x:\n  a: 1\ny: 2\n", "x", "a"), "x:\n  {}\ny: 2\n");
});

test("items", () => {
  const go = (text: string, index: number): string => {
    const doc = parse(text);
    const list = asList(valueAt(doc.layers[0], "x"));
    const edit = list && removeItem(doc, list, index);
    return edit === undefined ? text : applyEdits(text, [edit]);
  };
  assert.equal(go("x:\n  - a # one\n  - b\n", 0), "x:\n  - b\n");
  assert.equal(go("x: [a, b, c]\n", 1), "x: [a, c]\n");
  assert.equal(go("x:\n  - a\n", 0), "x:\n  - a\n", "the last one stays: nothing would be null");
});

test("entries come behind the last one, with its indentation", () => {
  const add = (text: string): string => {
    const doc = parse(text);
    const mapping = asMapping(valueAt(doc.layers[0], "x"));
    assert.ok(mapping !== undefined);
    return applyEdits(text, [addEntry(doc, mapping, "n: 1\nm:\n  o: 2")]);
  };
  assert.equal(add("x:\n    a: 1 # one\n\ny: 2\n"), "x:\n    a: 1 # one\n    n: 1\n    m:\n      o: 2\n\ny: 2\n");
});

test("sections are found or made", () => {
  const add = (text: string): string => {
    const doc = parse(text);
    const edit = addToSection(doc, "networks", "n:");
    return edit === undefined ? text : applyEdits(text, [edit]);
  };
  assert.equal(add("services:\n  a:\n    image: x\n"), "services:\n  a:\n    image: x\nnetworks:\n  n:\n");
  assert.equal(add("networks:\n  m:\nservices:\n"), "networks:\n  m:\n  n:\nservices:\n");
  assert.equal(add("networks:\nservices:\n"), "networks:\n  n:\nservices:\n");
  assert.equal(add("networks: {}\n"), "networks: {n:}\n");
});
