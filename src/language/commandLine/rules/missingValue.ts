// Flags that need a value and end the line.
import { t } from "../../../base/l10n.ts";
import { rule } from "./rule.ts";

export const missingValue = rule("missingValue", "error", ({ flags, through }, tell) => {
  if (through.includes("xargs")) return;
  for (const { kind, value, word, written } of flags)
    if (kind?.valued === true && value === undefined) tell(word, t("{0} needs a value behind it.", written));
});
