// A text that Compose cannot turn into what the key stands for: a truth value, a number, a size, a duration or a count.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { isInteger } from "../../model/amounts.ts";
import { replace } from "../../syntax/edits.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import type { Fix } from "../../../language.ts";
import type { Scalar } from "../../syntax/node.ts";
import type { Cast } from "../../schema/shape.ts";
import { fix } from "../rule.ts";
import { faultRule, nameOf } from "./faults.ts";

const wanted: Readonly<Record<Cast, () => string>> = {
  boolean: () => t("true or false"),
  integer: () => t("a whole number"),
  number: () => t("a number"),
  size: () => t("a size such as 512m or 2g"),
  duration: () => t("a duration such as 10s or 1m30s"),
  count: () => t("all or a whole number"),
};

export const badAmount = faultRule("badAmount", "error", "badAmount", ({ node, at, cast }, { doc }, tell) => {
  tell(node, {
    message: t("{0} must be {1}, not {2}.", nameOf(at), wanted[cast](), `"${plain(node.text, 60)}"`),
    fixes: fixesOf(doc, node, cast),
  });
});

function fixesOf(doc: ComposeDocument, node: Scalar, cast: Cast): readonly Fix[] {
  const better = betterText(node.text.trim(), cast);
  return better === undefined ? [] : fix(t("Replace it with {0}", better), replace(doc, node, better));
}

function betterText(text: string, cast: Cast): string | undefined {
  if (cast === "boolean") return /^[1t]$/i.test(text) ? "true" : /^[0f]$/i.test(text) ? "false" : undefined;
  if (cast === "duration") return isInteger(text) ? `${text}s` : tight(text);
  if (cast === "size" || cast === "count") return undefined;
  return isInteger(text) ? text : undefined;
}

/** "1m 30s" and "10 S" are one word. */
function tight(text: string): string | undefined {
  const joined = text
    .replaceAll(/\s+/g, "")
    .toLowerCase()
    .replaceAll(/sec(onds?)?|min(utes?)?/g, (unit) => unit.charAt(0));
  return joined !== text && /^(?:\d+(?:ms|s|m|h))+$/.test(joined) ? joined : undefined;
}
