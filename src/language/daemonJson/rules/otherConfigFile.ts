// The file where an engine looks for its settings, and that of this machine was told to read another one.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Rule } from "../../language.ts";
import { rangeOf, type DaemonFile } from "../document.ts";

export const otherConfigFile: Rule<DaemonFile> = {
  id: "otherConfigFile",
  aliases: [],
  severity: "info",
  check: (doc, report, { engine }) => {
    if (engine === undefined || engine.reads) return;
    const { start } = doc.root;
    report({
      range: rangeOf(doc, { start, end: Math.min(start + 1, doc.lines.text.length) }),
      message: t("The engine of this machine does not read this file: its --config-file is {0}.", plain(engine.file)),
    });
  },
};
