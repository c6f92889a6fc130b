// A key that Compose does not know at this place.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { removeEntry, replace } from "../../syntax/edits.ts";
import { nearest } from "../../schema/nearest.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const unknownKey = faultRule(
  "unknownKey",
  "error",
  "unknownKey",
  ({ entry, mapping, known, mild }, { doc }, tell) => {
    const { key } = entry;
    const free = known.filter((name) => !mapping.entries.some((other) => other.key.text === name));
    const near = nearest(key.text, free);
    const own = mapping.entries.includes(entry);
    tell(key, {
      message:
        near === undefined
          ? t("Compose does not know the key {0} here.", plain(key.text, 60))
          : t("Compose does not know the key {0} here. Did you mean {1}?", plain(key.text, 60), near),
      ...(mild ? { severity: "warning" as const } : {}),
      fixes: [
        ...(near === undefined ? [] : fix(t("Rename it to {0}", near), replace(doc, key, near))),
        ...(own ? fix(t("Remove {0}", plain(key.text, 40)), removeEntry(doc, mapping, entry), false) : []),
      ],
    });
  },
);
