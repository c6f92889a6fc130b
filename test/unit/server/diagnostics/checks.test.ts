// What is left of very many findings: the worst, and always what tells that a text was read in part only.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "../../../../src/language/language.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage } from "../../../support/languageStage.ts";

/** A document is its lines; the rule `tooLong` says something of the last of them, others of all. */
const counting: Language<readonly string[]> = {
  id: "dockerfile",
  parse: (text) => text.split("\n"),
  rules: [
    {
      id: "everywhere",
      aliases: [],
      severity: "warning",
      check: (lines, report) => lines.forEach((_, at) => report(said(at))),
    },
    { id: "hinted", aliases: [], severity: "hint", check: (_, report) => report(said(0)) },
    { id: "tooLong", aliases: [], severity: "info", check: (lines, report) => report(said(lines.length - 1)) },
    { id: "last", aliases: [], severity: "error", check: (lines, report) => report(said(lines.length - 1)) },
  ],
  features: {},
};

const said = (line: number) => ({
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
  message: "Something",
});

test("the worst of very many findings are shown, and that the text was not read to its end", async () => {
  const stage = await languageStage({ languages: [anyLanguage(counting)] });
  const uri = "file:///w/Dockerfile";
  await stage.open(uri, "dockerfile", "x\n".repeat(1_500));
  const { diagnostics } = await stage.next(uri);
  const count = (code: string): number => diagnostics.filter((one) => one.code === code).length;
  assert.deepEqual(["bounded", "everywhere", "hinted", "tooLong", "last"].map(count), [1, 998, 0, 1, 1]);
  assert.equal(diagnostics[0]?.message, "504 more findings are not shown.");
  stage.end();
});
