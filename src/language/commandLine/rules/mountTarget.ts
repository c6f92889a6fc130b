// `-v from:to` where "to" is no path of a container.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { rule } from "./rule.ts";

export const mountTarget = rule("mountTarget", "error", ({ flags, verb }, tell) => {
  if (verb?.path !== "container run" && verb?.path !== "container create") return;
  for (const { kind, value } of flags) {
    if (kind?.long !== "volume" || value === undefined) continue;
    const target = targetOf(value.text);
    if (target !== undefined && /^[A-Za-z0-9_.~-]{2,}/.test(target))
      tell(value, t("{0} must be a full path in the container, beginning with a slash.", plain(target)));
  }
});

/** Undefined where it cannot be told: a part of a Windows path, or of a variable with a colon in it. */
function targetOf(text: string): string | undefined {
  if (/\$[{(]|`|\\|^[A-Za-z]:/.test(text)) return undefined;
  const [, target] = text.split(":");
  return target?.includes("$") === true || /^[A-Za-z]$/.test(target ?? "") ? undefined : target;
}
