// A flag of the engine's command that the daemon.json at hand says too: with both the engine refuses to start.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { TextEdit } from "../../../base/text.ts";
import { keys } from "../../daemonJson/keys.ts";
import type { Rule } from "../../language.ts";
import { flagsIn, keysBeside, type UnitFlag } from "../together.ts";
import type { UnitFile } from "../unit.ts";

export const alsoInFile: Rule<UnitFile> = {
  id: "alsoInFile",
  aliases: [],
  severity: "warning",
  check: (unit, report, lookup) => {
    if (lookup.fragment === true) return;
    const flags = flagsIn(unit);
    const beside = flags.length === 0 ? undefined : keysBeside(lookup);
    if (beside === undefined) return;
    for (const flag of flags) {
      if (!beside.keys.has(flag.key)) continue;
      report({
        range: flag.range,
        message: t(
          "{0} says {1} too, and the engine refuses to start with both. Say it in one place.",
          plain(beside.path),
          flag.key,
        ),
        fixes: [{ title: t("Remove {0} here", flag.written), safe: false, edits: [removed(unit, flag)] }],
      });
    }
  },
};

/** The flag with its value and the blanks before it. */
function removed({ lines }: UnitFile, { key, range: { start, end } }: UnitFlag): TextEdit {
  const text = lines.line(start.line);
  const behind = text.slice(end.character);
  const valued = keys[key]?.type !== "flag";
  const value = /^=\S*/.exec(behind) ?? (valued ? /^\s+(?![-\\])\S+/.exec(behind) : null);
  const blanks = /\s*$/.exec(text.slice(0, start.character))?.[0].length ?? 0;
  // At the beginning of a continued line its indentation stays.
  const first = blanks === start.character;
  const from = { ...start, character: first ? start.character : start.character - blanks };
  return { range: { start: from, end: { ...end, character: end.character + (value?.[0].length ?? 0) } }, text: "" };
}
