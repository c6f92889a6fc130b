// ENV and LABEL in the old form, where a blank parts key and value.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction, Pair, Word } from "../../syntax/tree.ts";
import type { Fix } from "../../../language.ts";
import type { DockerRule } from "../dockerRule.ts";

export const legacyKeyValueFormat: DockerRule = {
  id: "legacyKeyValueFormat",
  aliases: ["LegacyKeyValueFormat"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of named(doc, "ENV", "LABEL"))
      for (const pair of instruction.pairs) {
        if (pair.join !== " " || pair.value === undefined) continue;
        report({
          range: rangeOf(doc, pair),
          message: t("Write key=value. The form with a blank takes the whole line as one value."),
          fixes: fixOf(doc, instruction, pair, pair.value),
        });
      }
  },
};

function fixOf(doc: Dockerfile, instruction: Instruction, pair: Pair, value: Word): readonly Fix[] {
  const gap = { start: pair.key.end, end: value.start };
  // Over several lines only the gap may be touched, and only if the value is one word.
  if (instruction.comments.length > 0 || doc.text.slice(gap.start, gap.end).includes("\n")) return [];
  if (value.openQuote !== undefined) return [];
  const title = t("Write {0}=…", pair.key.text);
  if (isOneWord(value.text)) return [safely(title, replace(doc, gap, "="))];
  if (doc.text.slice(value.start, value.end) !== value.text) return [];
  const quoted = asQuoted(value.text, doc.escape);
  return quoted === undefined ? [] : [safely(title, replace(doc, { start: gap.start, end: value.end }, `=${quoted}`))];
}

const isOneWord = (text: string): boolean => /^(?:"[^"\\`]*"|'[^']*'|[^\s"'\\`]+)$/.test(text);

/** The same value in double quotes; undefined where quotes or escapes inside make that uncertain. */
function asQuoted(text: string, escape: string): string | undefined {
  return /["'\\`]/.test(text) || text.includes(escape) ? undefined : `"${text}"`;
}
