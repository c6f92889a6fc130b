// Running rules: severities by any name, suppression, order, one diagnostic per finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerfile } from "../../../src/language/dockerfile/dockerfile.ts";
import type { Language, Rule } from "../../../src/language/language.ts";
import { lint } from "../../../src/language/lint.ts";

const range = (
  line: number,
): { start: { line: number; character: number }; end: { line: number; character: number } } => ({
  start: { line, character: 0 },
  end: { line, character: 1 },
});

/** Reports each line of a document that contains the rule's id. */
const rule = (id: string, aliases: readonly string[], severity: Rule<string>["severity"]): Rule<string> => ({
  id,
  aliases,
  severity,
  check: (doc, report) =>
    doc.split("\n").forEach((text, line) => {
      if (text.includes(id))
        report({ range: range(line), message: id, ...(text.includes("fine") ? { code: "Finer" } : {}) });
    }),
});

const language = (...rules: readonly Rule<string>[]): Language<string> => ({
  id: "dockerfile",
  parse: (text) => text,
  rules,
  features: {},
});
const shown = (found: ReturnType<typeof lint>): readonly string[] =>
  found.map(({ severity, code, range: { start } }) => `${start.line} ${severity} ${code}`);

test("findings come in the order of the text, the worst first", () => {
  const found = lint(language(rule("b", [], "hint"), rule("a", ["X1", "Y1"], "error")), "b\nab\na", {});
  assert.deepEqual(shown(found), ["0 hint b", "1 error X1", "1 hint b", "2 error X1"]);
});

test("severities may be asked for by any name, in any case, or by a finding's own code", () => {
  const rules = language(rule("a", ["X1", "Y1"], "warning"), rule("b", [], "off"));
  const with_ = (severities: Record<string, "off" | "info" | "error">): readonly string[] =>
    shown(lint(rules, "a\nb\na fine", {}, { severities }));
  assert.deepEqual(with_({}), ["0 warning X1", "2 warning Finer"]);
  assert.deepEqual(with_({ y1: "off" }), []);
  assert.deepEqual(with_({ A: "info", b: "info" }), ["0 info X1", "1 info b", "2 info Finer"]);
  assert.deepEqual(with_({ FINER: "error" }), ["0 warning X1", "2 error Finer"]);
  assert.deepEqual(with_({ a: "off", finer: "info" }), ["2 info Finer"]);
});

test("nothing in a piece of a file is an error", () => {
  assert.deepEqual(shown(lint(language(rule("a", [], "error")), "a", { fragment: true })), ["0 warning a"]);
});

test("a rule that reports a thing twice has it shown once", () => {
  const twice: Rule<string> = {
    ...rule("a", [], "info"),
    check: (_, report) => [1, 2].forEach(() => report({ range: range(0), message: "same" })),
  };
  assert.equal(lint(language(twice), "", {}).length, 1);
});

test("what comments silence is not shown", () => {
  const quiet: Language<string> = {
    ...language(rule("a", ["X1"], "warning")),
    suppressions: () => ({ silences: (names, { start }) => start.line === 0 && names.includes("X1") }),
  };
  assert.deepEqual(shown(lint(quiet, "a\na", {})), ["1 warning X1"]);
});

test("a document may ask that warnings count for more", () => {
  const strict: Language<string> = {
    ...language(rule("a", ["X1"], "warning")),
    suppressions: () => ({ silences: () => false, severity: (names) => (names.includes("X1") ? "error" : "info") }),
  };
  assert.deepEqual(shown(lint(strict, "a", {})), ["0 error X1"]);
});

test("a family of comments can be forbidden", () => {
  const text =
    "FROM debian\n# hadolint ignore=DL4000\nMAINTAINER me\n# check=skip=MaintainerDeprecated\nMAINTAINER you\n";
  const lines = (commentsOff?: "hadolint" | "check"): readonly number[] =>
    lint(dockerfile, dockerfile.parse(text), {}, { ...(commentsOff && { commentsOff }) })
      .filter(({ rule }) => rule === "maintainerDeprecated")
      .map(({ range }) => range.start.line);
  assert.deepEqual(lines(), []);
  assert.deepEqual(lines("hadolint"), [2]);
  assert.deepEqual(lines("check"), [4]);
});
