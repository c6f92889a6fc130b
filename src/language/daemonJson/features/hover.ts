// What a setting does.
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Position } from "../../../base/text.ts";
import type { Hover } from "../../language.ts";
import { keyIn, rangeOf, type DaemonFile } from "../document.ts";
import { placeAt } from "./place.ts";

export function hover(doc: DaemonFile, at: Position): Hover | undefined {
  const place = placeAt(doc, at);
  const key = place?.entry?.key;
  const known = place === undefined || key === undefined ? undefined : keyIn(place.known.keys, key.value);
  if (key === undefined || known === undefined || place?.part !== "key") return undefined;
  const values =
    known.values === undefined ? [] : [t("One of {0}.", known.values.map((value) => inCode(value)).join(", "))];
  const gone = known.gone === undefined ? [] : [known.gone()];
  return { markdown: [known.tell(), ...values, ...gone].join("\n\n"), range: rangeOf(doc, key) };
}
