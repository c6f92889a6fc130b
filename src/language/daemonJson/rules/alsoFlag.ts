// A setting that the engine is given on its command line too, that of this machine or one whose unit is at hand: with both it
// refuses to start.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, rangeOf, type DaemonFile } from "../document.ts";
import { flagsBeside } from "../../dockerUnit/together.ts";
import { removeEntry } from "../edits.ts";
import { inBothPlaces, keyOfFlag } from "../flags.ts";

export const alsoFlag: Rule<DaemonFile> = {
  id: "alsoFlag",
  aliases: [],
  severity: "error",
  check: (doc, report, lookup) => {
    const { engine, fragment, name = "daemon.json" } = lookup;
    const running = engine?.reads === true ? engine.flags : [];
    const flags = new Map(running.map((flag) => [keyOfFlag(flag.replace(/^-+/, "")), flag]));
    const units = new Map((fragment === true ? [] : flagsBeside(lookup)).map((flag) => [flag.key, flag]));
    for (const entry of entriesOf(doc.root)) {
      const { value: key } = entry.key;
      const flag = flags.get(key);
      const unit = units.get(key);
      if ((flag === undefined && unit === undefined) || inBothPlaces.has(key)) continue;
      report({
        range: rangeOf(doc, entry.key),
        message:
          flag === undefined
            ? t(
                "{0} is in {1}, and {2} in {3}: the engine refuses to start with both. Say it in one place.",
                plain(key, 60),
                plain(name),
                plain(unit?.written ?? ""),
                plain(unit?.path ?? ""),
              )
            : t(
                "{0} is in {1}, and {2} on the command line of this machine's engine, which refuses to start with both. Say it in one place.",
                plain(key, 60),
                plain(name),
                plain(flag),
              ),
        fixes: [{ title: t("Remove {0} here", plain(key, 60)), safe: false, edits: [removeEntry(doc, entry)] }],
      });
    }
  },
};
