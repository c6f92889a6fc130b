// A parser directive below a comment or instruction: there it is a plain comment.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, safely, insert, removeLines, lineEnd } from "../../edits.ts";
import type { DockerRule } from "../dockerRule.ts";

export const misplacedDirective: DockerRule = {
  id: "misplacedDirective",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const counted = new Set(doc.directives.filter(({ known }) => known).map(({ start }) => start));
    const first = doc.instructions[0]?.start ?? Number.POSITIVE_INFINITY;
    for (const comment of doc.comments) {
      const name = /^(syntax|escape)\s*=\s*(\S+)$/i.exec(comment.text)?.[1]?.toLowerCase();
      if (name === undefined || counted.has(comment.start) || comment.inside || comment.start > first) continue;
      if (doc.directives.some((directive) => directive.name === name)) continue;
      const text = doc.text.slice(comment.start, comment.end);
      report({
        range: rangeOf(doc, comment),
        message: t("This is read as a plain comment: parser directives come first in the file."),
        fixes:
          name === "syntax"
            ? [
                safely(
                  t("Move it to the top"),
                  insert(doc, doc.text.charCodeAt(0) === 0xfeff ? 1 : 0, `${text}${lineEnd(doc)}`),
                  removeLines(doc, comment),
                ),
              ]
            : [],
      });
    }
  },
};
