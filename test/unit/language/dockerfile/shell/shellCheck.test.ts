// What ShellCheck is handed, and its answers brought back to their places; the answers are as version 0.9 prints them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import {
  shellCheckCalls,
  shellCheckFindings,
  withoutUnreadable,
} from "../../../../../src/language/dockerfile/shell/shellCheck.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";

const comment = (line: number, column: number, endLine: number, endColumn: number, more: object = {}) => ({
  file: "-",
  ...{ line, column, endLine, endColumn, level: "info", code: 2086, message: "Quote\u001b this.", fix: null },
  ...more,
});
const output = (...comments: readonly object[]): string => JSON.stringify({ comments });

test("RUNs of one shell go in one text, each in parentheses, with what ARG and ENV set", () => {
  const doc = parse(
    'FROM x\nARG V=1\n# shellcheck disable=SC2046\nRUN a \\\n  "$V" $w\nRUN if\nRUN ["b"]\nSHELL ["/bin/bash", "-c"]\nRUN c\n',
  );
  const calls = shellCheckCalls(doc, ["SC2086"]);
  assert.deepEqual(
    calls.map(({ args }) => args.at(-2)),
    ["--shell=sh", "--shell=bash"],
  );
  assert.match(calls[0]?.args.join(" ") ?? "", /--format=json1 .*SC2148.*,SC2086 .*-$/);
  assert.equal(calls[0]?.text, '# shellcheck disable=SC2046\n(\nexport V=x\na   "$V" $w\n)\n');
  assert.equal(calls[1]?.text, "(\nc\n)\n");
});

test("answers stand where the words stand, over continuation lines and beyond the first plane", () => {
  const text = "FROM x\nRUN echo 😀 \\\n  # note\n  $w\n";
  const doc = parse(text);
  const call = shellCheckCalls(doc, [])[0]!;
  const line = call.text.split("\n")[1]!;
  const column = Array.from(line.slice(0, line.indexOf("$w"))).length + 1;
  const quote = (place: number) => ({ ...comment(2, place, 2, place), replacement: '"', precedence: 1 });
  const fix = { replacements: [quote(column), quote(column + 2)] };
  const found = shellCheckFindings(doc, call, output(comment(2, column, 2, column + 2, { fix }), comment(1, 1, 1, 2)));
  assert.equal(found.length, 1);
  assert.deepEqual(found[0]?.range, { start: { line: 3, character: 2 }, end: { line: 3, character: 4 } });
  assert.equal(found[0].code, "SC2086");
  assert.equal(found[0].severity, "info");
  assert.equal(found[0].message, "Quote\ufffd this.");
  assert.equal(applyEdits(text, found[0].fixes[0]!.edits), text.replace("$w", '"$w"'));
});

test("no answer is an error, and what is no answer gives none", () => {
  const doc = parse("RUN a");
  const call = shellCheckCalls(doc, [])[0]!;
  const levels = ["error", "warning", "info", "style", "other"];
  const found = shellCheckFindings(doc, call, output(...levels.map((level) => comment(2, 1, 2, 2, { level }))));
  assert.deepEqual(
    found.map(({ severity }) => severity),
    ["warning", "warning", "info", "hint", "info"],
  );
  const strange = [
    "",
    "{",
    "[]",
    "null",
    '{"comments":1}',
    output({}, comment(2, 1, 2, 2, { line: "x" }), comment(99, 1, 99, 2)),
  ];
  for (const each of [...strange, output(comment(2, 1, 2, 2, { fix: { replacements: [{}] } }))])
    assert.deepEqual(shellCheckFindings(doc, call, each), []);
});

test("a script that stops the reading is left out of a second call", () => {
  const doc = parse('RUN a\nRUN ["a" = b\nRUN c $d\n');
  const call = shellCheckCalls(doc, [])[0]!;
  assert.equal(call.text, '(\na\n)\n(\n["a" = b\n)\n(\nc $d\n)\n');
  const again = withoutUnreadable(call, output(comment(5, 1, 5, 1, { level: "error", code: 1073 })));
  assert.equal(again?.text, "(\na\n)\n(\n:\n)\n(\nc $d\n)\n");
  assert.equal(shellCheckFindings(doc, again, output(comment(8, 3, 8, 5))).length, 1);
  assert.equal(withoutUnreadable(call, output(comment(8, 3, 8, 5))), undefined);
});
