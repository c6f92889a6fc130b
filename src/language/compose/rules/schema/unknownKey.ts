// A key that Compose does not know at this place.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { TextEdit } from "../../../../base/text.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { endOf, replace } from "../../syntax/edits.ts";
import type { Entry } from "../../syntax/node.ts";
import { nearest } from "../../schema/nearest.ts";
import { removeWithEmpty } from "../removing.ts";
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
    const isTop = doc.layers.includes(mapping);
    // A file of nothing, or aliases without their anchor, would be the next trouble.
    const needed = (isTop && mapping.entries.length === 1) || anchored.test(textOf(doc, entry));
    const own = mapping.entries.includes(entry) && !needed;
    tell(key, {
      message:
        near === undefined
          ? t("Compose does not know the key {0} here.", plain(key.text, 60))
          : t("Compose does not know the key {0} here. Did you mean {1}?", plain(key.text, 60), near),
      ...(mild ? { severity: "warning" as const } : {}),
      fixes: [
        ...(near === undefined ? [] : fix(t("Rename it to {0}", near), replace(doc, key, near))),
        ...(isTop && near === undefined && /^[a-z0-9]/i.test(key.text) && needed
          ? fix(t("Rename it to {0}", plain(`x-${key.text}`, 60)), insert(doc, key.start, "x-"))
          : []),
        ...(own ? fix(t("Remove {0}", plain(key.text, 40)), removeWithEmpty(doc, mapping, entry), false) : []),
      ],
    });
  },
);

const anchored = /(?:^|\s)&\S/;

const textOf = ({ lines }: ComposeDocument, entry: Entry): string =>
  lines.text.slice(entry.key.start, Math.max(entry.key.end, endOf(entry)));

const insert = (doc: ComposeDocument, at: number, text: string): TextEdit => replace(doc, { start: at, end: at }, text);
