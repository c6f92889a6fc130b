// SC2115: `rm -rf "$x/bin"` removes /bin when x is empty.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import { variableAt } from "../../../shell/environment.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import { whereWord } from "../../../shell/script.ts";
import { variablesOf } from "../../../shell/variables.ts";
import { scriptRule } from "./scriptRule.ts";

const folders = "bin|boot|dev|etc|home|lib|lib32|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var";
const risky = new RegExp(`^"?(\\$(\\w+)|\\$\\{(\\w+)\\})"?/"?(${folders}|\\*)?"?/?\\*?"?$`);
const riskyEnd = /^"?\/"?(\$(\w+)|\$\{(\w+)\})"?\/?\*?"?$/;

export const guardedRemove = scriptRule(
  "guardedRemove",
  ["SC2115"],
  "warning",
  (script, { doc, instruction }, report) => {
    for (const { name, args } of script.commands) {
      if (name !== "rm" || !args.some(({ value }) => /^-[a-z]*r|^--recursive$/i.test(value))) continue;
      for (const word of args) {
        const text = script.source.text.slice(word.from, word.to);
        const found = risky.exec(text) ?? riskyEnd.exec(text);
        const variable = found?.[2] ?? found?.[3];
        if (found === null || variable === undefined || /^\d/.test(variable)) continue;
        const set = variablesOf(script).byName.get(variable);
        const filled = (variableAt(doc, instruction, variable)?.value ?? "") !== "";
        if (filled || set?.every((setting) => setting.plain) === true) continue;
        const from = word.from + text.indexOf("$");
        const { start, end } = script.source.span(from, from + (found[1]?.length ?? 0));
        const guarded = `\${${variable}:?}`;
        const fixes = fixOf(t("Write {0}", guarded), [editSpan(doc, start, end, guarded)]);
        const message = t(
          "If {0} is empty, this removes {1}. Write {2}: it stops then.",
          plain(variable, 60),
          plain(text.replace(found[1] ?? "", "").replaceAll('"', ""), 60),
          plain(guarded, 60),
        );
        report(whereWord(script, word), message, { fixes });
      }
    }
  },
);
