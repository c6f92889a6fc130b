import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "../../../src/protocol/formFields.ts";
import { readFromForm, readToForm, type ToForm } from "../../../src/protocol/formMessages.ts";

const fields: readonly Field[] = [{ key: "name", type: "text", label: "Name", value: "a" }];
const values = { name: "b" };

test("what a page may say is read", () => {
  for (const message of [
    { type: "ready" },
    { type: "cancel" },
    { type: "copy" },
    { type: "changed", revision: 3, values },
    { type: "send", revision: 4, values },
    { type: "follow", link: "dockerfile", values },
  ])
    assert.deepEqual(readFromForm(fields, message), message);
});

test("anything else a page says is refused", () => {
  for (const message of [
    undefined,
    "ready",
    [],
    { type: "run" },
    { type: "send", values },
    { type: "send", revision: -1, values },
    { type: "send", revision: 1, values: { name: 1 } },
    { type: "changed", revision: 1, values: {} },
    { type: "follow", link: 1, values },
  ])
    assert.equal(readFromForm(fields, message), undefined, JSON.stringify(message));
});

const words = {
  ...{ cancel: "c", copy: "c", copied: "c", remove: "r", preview: "p", sending: "s" },
  ...{ again: "a", error: "e", warning: "w", suggestions: "s" },
};
const form = { title: "T", fields, action: "Go", links: [], preview: true, words };
const told: readonly ToForm[] = [
  { type: "show", id: "1", form, values },
  { type: "judged", revision: 1, issues: [{ field: "name", message: "m", severity: "error", line: 2 }], refused: true },
  { type: "judged", revision: 1, issues: [], preview: "docker run", refused: false },
  { type: "sending" },
  { type: "failed", message: "no" },
];

test("what a page is told is read", () => {
  for (const message of told) assert.deepEqual(readToForm(message), message);
});

test("anything else is not shown", () => {
  for (const message of [
    null,
    { type: "show", id: "1", form, values: { other: "x" } },
    { type: "show", id: "1", form: { ...form, title: 1 }, values },
    { type: "show", id: "1", form: { ...form, fields: [{ key: "x" }] }, values },
    { type: "show", id: "1", form: { ...form, fields: [{ ...fields[0], type: "html" }] }, values },
    { type: "show", id: "1", form: { ...form, links: [{}] }, values },
    { type: "judged", revision: 1, issues: [{ field: "name", message: "m", severity: "fatal" }], refused: true },
    {
      type: "judged",
      revision: 1,
      issues: [{ field: "name", message: "m", severity: "error", line: -1 }],
      refused: true,
    },
    { type: "failed" },
    { type: "html", html: "<b>" },
  ])
    assert.equal(readToForm(message), undefined, JSON.stringify(message));
});
