// "hosts" beside the unit of systemd, which names addresses on the engine's command line: the engine then does not start.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, rangeOf, type DaemonFile } from "../document.ts";
import { flagsBeside } from "../../dockerUnit/together.ts";
import { removeEntry } from "../edits.ts";

export const hostsInUnit: Rule<DaemonFile> = {
  id: "hostsInUnit",
  aliases: [],
  severity: "info",
  check: (doc, report, lookup) => {
    // Where the engine's command line is known, alsoFlag tells what is on it.
    const { engine, fragment } = lookup;
    if (engine?.reads === true && engine.flags.length > 0) return;
    if (fragment !== true && flagsBeside(lookup).length > 0) return;
    const entry = entriesOf(doc.root).findLast(({ key }) => key.value === "hosts");
    if (entry === undefined) return;
    report({
      range: rangeOf(doc, entry.key),
      message: t(
        "Under systemd the unit names hosts too (-H fd://), and the engine refuses to start with both: override ExecStart there.",
      ),
      fixes: [{ title: t("Remove hosts here"), safe: false, edits: [removeEntry(doc, entry)] }],
    });
  },
};
