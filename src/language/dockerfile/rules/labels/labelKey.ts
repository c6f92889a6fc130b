// Label keys as Docker recommends: reverse domain names in lower case; some namespaces are Docker's own.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const labelKey: DockerRule = {
  id: "labelKey",
  aliases: ["DL3048"],
  severity: "info",
  check: (doc, report) => {
    for (const { pairs } of everywhere(doc, "LABEL"))
      for (const { key } of pairs) {
        if (key.value === "" || key.variables.length > 0) continue;
        const message = problemOf(key.value);
        if (message === undefined) continue;
        const tidy = key.value
          .toLowerCase()
          .replace(/[^a-z0-9.-]+/g, "-")
          .replace(/([.-])[.-]+/g, "$1")
          .replace(/^[^a-z]+|[.-]+$/g, "");
        const fits = tidy !== "" && problemOf(tidy) === undefined && !pairs.some((other) => other.key.value === tidy);
        report({
          range: rangeOf(doc, key),
          message,
          fixes: fits ? [byHand(t("Write {0}", plain(tidy)), replace(doc, key, tidy))] : [],
        });
      }
  },
};

function problemOf(key: string): string | undefined {
  if (/^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(key))
    return t("{0} is in a namespace that Docker keeps for itself.", plain(key));
  if (/[.-]{2}/.test(key)) return t("Write label keys without doubled dots or dashes.");
  if (/^[a-z](?:[a-z0-9.-]*[a-z0-9])?$/.test(key)) return undefined;
  return t("Write label keys with small letters, digits, dots and dashes, beginning with a letter.");
}
