// A key without which Compose refuses a mapping.
import { t } from "../../../../base/l10n.ts";
import { addEntry } from "../../syntax/edits.ts";
import { alternatives, type Keys } from "../../schema/shape.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const missingKey = faultRule(
  "missingKey",
  "error",
  "missingKey",
  ({ mapping, at, key, shape }, { doc }, tell) => {
    const first = mapping.entries[0]?.key;
    const value = likely(
      shape,
      key,
      mapping.entries.map((entry) => entry.key.text),
    );
    tell(at ?? first ?? { start: mapping.start, end: mapping.end }, {
      message:
        at === undefined
          ? t("The key {0} is missing here.", key)
          : t("{0} needs the key {1}.", at.text.slice(0, 60), key),
      fixes:
        value === undefined ? [] : fix(t("Add {0}", `${key}: ${value}`), addEntry(doc, mapping, `${key}: ${value}`)),
    });
  },
);

/** A value that can be put down without asking; undefined where only a person knows it. */
function likely(shape: Keys, key: string, present: readonly string[]): string | undefined {
  if (key === "type" && present.includes("source")) return "bind";
  if (key === "type" && present.includes("tmpfs")) return "tmpfs";
  if (key === "capabilities") return "[gpu]";
  const wanted = shape.keys[key]?.shape;
  if (wanted === undefined) return undefined;
  const closed = alternatives(wanted).find((one) => one.kind === "value" && one.closed === true);
  return closed?.kind === "value" ? closed.words?.[0]?.text : undefined;
}
