// A flag of the engine's command that the daemon.json at hand says too: with both the engine refuses to start.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Rule } from "../../language.ts";
import { withoutFlag } from "../edits.ts";
import { flagsIn, keysBeside } from "../together.ts";
import type { UnitFile } from "../unit.ts";

export const alsoInFile: Rule<UnitFile> = {
  id: "alsoInFile",
  aliases: [],
  severity: "error",
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
          "{0} is in {1}, and {2} in {3}: the engine refuses to start with both. Say it in one place.",
          plain(flag.written),
          plain(lookup.name ?? t("this unit")),
          flag.key,
          plain(beside.path),
        ),
        fixes: [{ title: t("Remove {0} here", flag.written), safe: false, edits: [withoutFlag(unit, flag)] }],
      });
    }
  },
};
