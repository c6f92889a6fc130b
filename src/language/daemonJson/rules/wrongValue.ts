// A value that is not among those that the engine knows.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, keyIn, knownObjects, rangeOf, type DaemonFile } from "../document.ts";
import { nearest } from "../nearest.ts";

export const wrongValue: Rule<DaemonFile> = {
  id: "wrongValue",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { object, keys } of knownObjects(doc))
      for (const { key, value } of entriesOf(object)) {
        const values = keyIn(keys, key.value)?.values;
        if (values === undefined || value.kind !== "string" || values.includes(value.value)) continue;
        // Plugins have names of their own: "loki", "vieux/sshfs:latest".
        const near = nearest(value.value, values);
        if (pluggable.has(key.value) && near === undefined) continue;
        report({
          range: rangeOf(doc, value),
          message: t("Known values are {0}.", values.join(", ")),
          fixes:
            near === undefined
              ? []
              : [
                  {
                    title: t("Write {0}", near),
                    safe: false,
                    edits: [{ range: rangeOf(doc, value), text: `"${near}"` }],
                  },
                ],
        });
      }
  },
};

const pluggable: ReadonlySet<string> = new Set(["log-driver", "storage-driver"]);
