// The same item twice in a list: refused by Compose in some lists, idle in the others.
import { t } from "../../../../base/l10n.ts";
import { rangeOf, removeItem } from "../../syntax/edits.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const repeatedItem = faultRule("repeatedItem", "error", "repeatedItem", (fault, { doc }, tell) => {
  const { list, index, first, mild } = fault;
  const item = list.items[index];
  const before = list.items[first];
  if (item === undefined) return;
  tell(item, {
    message: t("This stands in the list already."),
    fixes: fix(t("Remove the second one"), removeItem(doc, list, index)),
    ...(mild ? { severity: "warning" } : {}),
    ...(before === undefined
      ? {}
      : { related: [{ range: rangeOf(doc, before), message: t("Here for the first time.") }] }),
    tags: ["unnecessary"],
  });
});
