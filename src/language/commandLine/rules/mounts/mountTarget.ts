// `-v from:to` and `--mount …,target=to` where "to" is no path of a container.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { FlagValue } from "../../syntax/document.ts";
import { mountValue, type MountPart } from "../../syntax/mountValue.ts";
import { fixOf, rule, startsContainer } from "../rule.ts";

export const mountTarget = rule("mountTarget", "error", (call, tell, doc) => {
  if (!startsContainer(call)) return;
  for (const { kind, value } of call.flags) {
    if (value === undefined) continue;
    const target =
      kind?.long === "volume" ? targetOf(value) : kind?.long === "mount" ? mountValue(value)?.target : undefined;
    if (target === undefined || !/^[A-Za-z0-9_.~-][^$`\\:]*$/.test(target.value)) continue;
    // All capitals: mostly the name of a variable.
    const isName = /^[A-Z][A-Z0-9_]+$/.test(target.value);
    const right = `${isName ? "$" : "/"}${target.value.replace(/^\.?\/+/, "")}`;
    tell(
      kind?.long === "volume" ? value : target,
      isName
        ? t(
            "{0} must be a full path in the container, beginning with a slash; a variable needs its $.",
            plain(target.value),
          )
        : t("{0} must be a full path in the container, beginning with a slash.", plain(target.value)),
      target.exact && !/^\.\.|^~|^\.$/.test(target.value)
        ? [fixOf(doc, call, t("Write {0}", plain(right)), [{ from: target.from, to: target.to, text: right }])]
        : [],
    );
  }
});

/** Undefined where it cannot be told: a part of a Windows path, or of a variable with a colon in it. */
function targetOf({ text, from, to }: FlagValue): MountPart | undefined {
  if (/\$[{(]|`|\\|^[A-Za-z]:/.test(text)) return undefined;
  const [source = "", target] = text.split(":");
  // "a:c:/x" may have a drive in its middle.
  if (target === undefined || (/^[A-Za-z]$/.test(target) && text.length > source.length + 2)) return undefined;
  const exact = to - from === text.length;
  const start = from + source.length + 1;
  return exact ? { value: target, from: start, to: start + target.length, exact } : { value: target, from, to, exact };
}
