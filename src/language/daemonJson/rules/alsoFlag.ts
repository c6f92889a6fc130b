// A setting that the engine of this machine is given on its command line too: with both it refuses to start.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, rangeOf, type DaemonFile } from "../document.ts";
import { removeEntry } from "../edits.ts";
import { keyOfFlag } from "../flags.ts";

/** The engine takes these from both places. */
const merged = new Set(["runtimes"]);

export const alsoFlag: Rule<DaemonFile> = {
  id: "alsoFlag",
  aliases: [],
  severity: "warning",
  check: (doc, report, { engine }) => {
    if (engine?.reads !== true) return;
    const flags = new Map(engine.flags.map((flag) => [keyOfFlag(flag.replace(/^-+/, "")), flag]));
    for (const entry of entriesOf(doc.root)) {
      const flag = flags.get(entry.key.value);
      if (flag === undefined || merged.has(entry.key.value)) continue;
      report({
        range: rangeOf(doc, entry.key),
        message: t(
          "The engine of this machine was started with {0} too, and refuses to start with both. Say it in one place.",
          plain(flag),
        ),
        fixes: [
          { title: t("Remove {0} here", plain(entry.key.value, 60)), safe: false, edits: [removeEntry(doc, entry)] },
        ],
      });
    }
  },
};
