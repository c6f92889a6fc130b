// Flags that need a value and end the line.
import { t } from "../../../base/l10n.ts";
import { rule } from "./rule.ts";

export const missingValue = rule("missingValue", "error", ({ flags, through, source }, tell) => {
  if (through.includes("xargs")) return;
  // "<name>" is a blank to be filled in.
  const isBlank = (behind: number): boolean => /^\s*<[A-Za-z]/.test(source.text.slice(behind, behind + 40));
  for (const { kind, value, word, written } of flags)
    if (kind?.valued === true && value === undefined && !isBlank(word.to))
      tell(word, t("{0} needs a value behind it.", written));
});
