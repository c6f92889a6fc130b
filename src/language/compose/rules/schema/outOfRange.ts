// A number below or above what its key takes.
import { t } from "../../../../base/l10n.ts";
import { replace } from "../../syntax/edits.ts";
import { numberOf } from "../../syntax/scalarType.ts";
import { fix } from "../rule.ts";
import { faultRule, nameOf } from "./faults.ts";

export const outOfRange = faultRule("outOfRange", "error", "outOfRange", ({ node, at, shape }, { doc }, tell) => {
  const { least, most } = shape;
  const amount = numberOf(node.text);
  const bound = most !== undefined && amount > most ? most : least;
  tell(node, {
    message:
      bound === most
        ? t("{0} is at most {1}.", nameOf(at), String(bound))
        : t("{0} is at least {1}.", nameOf(at), String(bound)),
    fixes:
      bound === undefined ? [] : fix(t("Replace it with {0}", String(bound)), replace(doc, node, String(bound)), false),
  });
});
