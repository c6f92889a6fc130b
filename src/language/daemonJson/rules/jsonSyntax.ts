// What makes the file no JSON: the engine does not start with it.
import { t } from "../../../base/l10n.ts";
import type { Fix, Rule } from "../../language.ts";
import { rangeOf, type DaemonFile } from "../document.ts";
import type { Mistake } from "../json.ts";

const most = 10;

const words: Readonly<Record<Mistake["kind"], () => string>> = {
  comment: () => t("JSON has no comments: the engine refuses the file."),
  trailingComma: () => t("No comma may stand behind the last item: the engine refuses the file."),
  unexpected: () => t("This is not expected here: the engine refuses the file."),
  unfinished: () => t("Something is missing here: the engine refuses the file."),
  deep: () => t("This is nested too deeply."),
};

export const jsonSyntax: Rule<DaemonFile> = {
  id: "jsonSyntax",
  aliases: [],
  severity: "error",
  check: (doc, report, { fragment }) => {
    // Where a text leaves something out, what is left is no JSON.
    if (fragment === true && /\.\.\.|…/.test(doc.lines.text)) return;
    for (const mistake of doc.mistakes.slice(0, most)) {
      const range = rangeOf(doc, mistake);
      const fixes: readonly Fix[] =
        mistake.kind === "trailingComma"
          ? [{ title: t("Remove the comma"), safe: true, edits: [{ range, text: "" }] }]
          : [];
      report({ range, message: words[mistake.kind](), fixes });
    }
  },
};
