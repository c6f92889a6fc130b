import assert from "node:assert/strict";
import { test } from "node:test";
import { firstValues, readValues, withValues, type Field } from "../../../src/protocol/formFields.ts";

const fields: readonly Field[] = [
  { key: "name", type: "text", label: "Name", value: "a" },
  { key: "ports", type: "lines", label: "Ports", value: ["80"], add: "Add" },
  {
    key: "mode",
    type: "choice",
    label: "Mode",
    value: "x",
    choices: [
      { value: "x", label: "X" },
      { value: "y", label: "Y" },
    ],
  },
  { key: "remove", type: "switch", label: "Remove", value: false },
  { key: "note", type: "note", label: "Note", lines: ["n"], tone: "info" },
];
const good = { name: "b", ports: ["1", "2"], mode: "y", remove: true };

test("a form begins with its fields' values; notes have none", () => {
  assert.deepEqual(firstValues(fields), { name: "a", ports: ["80"], mode: "x", remove: false });
});

test("values that fit are read, others are not", () => {
  assert.deepEqual(readValues(fields, good), good);
  for (const bad of [
    undefined,
    null,
    "x",
    {},
    { ...good, name: 1 },
    { ...good, name: "x".repeat(100_001) },
    { ...good, ports: "80" },
    { ...good, ports: ["80", 1] },
    { ...good, ports: Array(1001).fill("80") },
    { ...good, mode: "z" },
    { ...good, remove: "true" },
    { ...good, more: "x" },
    { ...good, note: "x" },
    { name: "b", ports: [], mode: "x" },
    JSON.parse('{"__proto__": 1, "name": "b", "ports": [], "mode": "x"}'),
  ])
    assert.equal(readValues(fields, bad), undefined);
});

test("remembered values are taken over as far as they still fit", () => {
  const kept = withValues(fields, { name: "c", ports: "gone", mode: "gone", remove: true, stranger: 1 });
  assert.deepEqual(firstValues(kept), { name: "c", ports: ["80"], mode: "x", remove: true });
  assert.equal(withValues(fields, "broken"), fields);
});
