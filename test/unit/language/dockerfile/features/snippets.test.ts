// Snippets: where they are offered, and that what they leave behind is no error.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import { pieces, wholeFiles } from "../../../../../src/language/dockerfile/features/snippets.ts";
import { dockerignore } from "../../../../../src/language/dockerignore/dockerignore.ts";
import { lint } from "../../../../../src/language/lint.ts";
import { plainSnippet } from "../../../../../src/server/snippets.ts";

const labels = (text: string): readonly string[] =>
  (dockerfile.features.complete?.(dockerfile.parse(text), linesOf(text).position(text.length), {}) ?? [])
    .filter(({ kind, sortText }) => kind === "snippet" && sortText?.startsWith("2") === true)
    .map(({ label }) => label);

test("whole files for an empty one, pieces for a stage", () => {
  assert.deepEqual(
    labels("# mine\npy"),
    wholeFiles.map(({ label }) => label),
  );
  assert.deepEqual(
    labels("FROM debian:12\n"),
    pieces.map(({ label }) => label),
  );
  assert.deepEqual(labels("ARG A=1\n"), []);
});

const errors = (text: string): readonly string[] =>
  lint(dockerfile, dockerfile.parse(text), {})
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

for (const { label, lines } of wholeFiles)
  test(`${label} is a Dockerfile`, () => assert.deepEqual(errors(plainSnippet(lines.join("\n"))), []));
for (const { label, lines } of pieces)
  test(`${label} fits into one`, () =>
    assert.deepEqual(errors(`FROM debian:12\n${plainSnippet(lines.join("\n"))}\n`), []));

test("a .dockerignore without patterns is offered the usual ones, which are all patterns", () => {
  const text = "# mine\n";
  const at = linesOf(text).position(text.length);
  const item = dockerignore.features
    .complete?.(dockerignore.parse(text), at, {})
    .find(({ kind }) => kind === "snippet");
  assert.ok(item);
  const after = applyEdits(text, [item.edit]);
  assert.ok(after.includes("**/.git\n") && after.includes("**/.env\n"));
  assert.deepEqual(lint(dockerignore, dockerignore.parse(after), {}), []);
  const other = "node_modules\n";
  assert.deepEqual(dockerignore.features.complete?.(dockerignore.parse(other), linesOf(other).position(13), {}), []);
});
