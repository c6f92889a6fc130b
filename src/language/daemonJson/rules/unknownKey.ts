// A key that the engine does not know: it refuses the file ("the following directives don't match any configuration
// option"). A warning only, for newer engines know more keys.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Fix, Rule } from "../../language.ts";
import { entriesOf, keyIn, knownObjects, rangeOf, type DaemonFile } from "../document.ts";
import type { Entry } from "../json.ts";
import { nearest } from "../nearest.ts";

/** A file with more unknown keys than these is another file, and looking for near names takes time. */
const mostLooks = 20;

export const unknownKey: Rule<DaemonFile> = {
  id: "unknownKey",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    let looks = mostLooks;
    for (const { object, keys } of knownObjects(doc))
      for (const { key } of entriesOf(object)) {
        if (keyIn(keys, key.value) !== undefined) continue;
        const near = looks-- > 0 ? nearest(key.value, Object.keys(keys)) : undefined;
        report({
          range: rangeOf(doc, key),
          message:
            near === undefined
              ? t("The engine knows no setting {0} and may refuse the file.", plain(key.value, 60))
              : t("The engine knows no setting {0}. Did you mean {1}?", plain(key.value, 60), near),
          fixes: near === undefined ? [] : [renamed(doc, key, near)],
        });
      }
  },
};

function renamed(doc: DaemonFile, key: Entry["key"], near: string): Fix {
  return {
    title: t("Rename to {0}", near),
    safe: false,
    edits: [{ range: rangeOf(doc, key), text: `"${near}"` }],
  };
}
