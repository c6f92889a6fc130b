// What was said of a stage is said again, at its place, as long as nothing that it is judged by has changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../../../../src/language/language.ts";
import { stageRule } from "../../../../../src/language/dockerfile/shell/runRule.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import type { Dockerfile } from "../../../../../src/language/dockerfile/syntax/tree.ts";

/** A rule that reports each RUN with a fix, and counts for which stages it is asked. */
function counting() {
  const asked: string[] = [];
  const rule = stageRule("counting", [], "info", (runs, report, doc) => {
    asked.push(runs[0]?.instruction.stage?.image?.value ?? "none");
    for (const { instruction } of runs) {
      const range = doc.lines.range(instruction.start, instruction.start);
      report(instruction.keyword, "a RUN", {
        fixes: [{ title: "t", safe: true, edits: [{ range, text: "x" }] }],
        related: [{ range, message: "m" }],
      });
    }
  });
  const found = (doc: Dockerfile): readonly Report[] => {
    const reports: Report[] = [];
    rule.check(doc, (report) => void reports.push(report), {});
    return reports;
  };
  return { asked, found };
}

const text = `ARG X=1
FROM one
RUN a
FROM two AS base
RUN b
FROM base
RUN c
FROM last
RUN d
`;

const changes: readonly (readonly [title: string, change: (text: string) => string, asked: readonly string[]])[] = [
  ["a line more in one", (before) => before.replace("RUN b", "RUN b\nRUN bb"), ["two", "base"]],
  ["a comment in the first", (before) => before.replace("RUN a", "# words\nRUN a"), ["one"]],
  ["what stands above all", (before) => before.replace("X=1", "X=2"), ["one", "two", "base", "last"]],
  ["the last is not the last any more", (before) => `${before}FROM more\nRUN e\n`, ["last", "more"]],
  ["a stage goes", (before) => before.replace("FROM one\nRUN a\n", ""), []],
  ["other ends of line", (before) => before.replaceAll("\n", "\r\n"), ["one", "two", "base", "last"]],
  ["nothing", (before) => before, []],
];

for (const [title, change, expected] of changes)
  test(`asked again: ${title}`, () => {
    const { asked, found } = counting();
    const first = parse(text);
    found(first);
    assert.deepEqual(asked.splice(0), ["one", "two", "base", "last"]);
    const next = parse(change(text), first);
    const reports = found(next);
    assert.deepEqual(asked, expected);
    assert.deepEqual(reports, counting().found(parse(change(text))));
  });
