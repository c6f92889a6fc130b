// One cache under two spellings of its path, "/root/.cache" and "/root/.cache/": two caches, each half empty.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf, replace, safely } from "../../edits.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Flag, FlagPart } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const cacheTargetSpelling: DockerRule = {
  id: "cacheTargetSpelling",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    const first = new Map<string, string>();
    for (const { flags } of everywhere(doc, "RUN"))
      for (const flag of flags) {
        const target = targetOf(flag);
        if (target?.value === undefined || target.value.includes("$")) continue;
        const bare = target.value.replace(/(?<=.)\/+$/, "");
        const spelled = first.get(bare) ?? target.value;
        first.set(bare, spelled);
        if (spelled === target.value) continue;
        report({
          range: rangeOf(doc, target.valueSpan),
          message: t("Above, this cache is spelled {0}. Another spelling is another cache.", plain(spelled)),
          fixes: [safely(t("Write {0}", plain(spelled)), replace(doc, target.valueSpan, spelled))],
        });
      }
  },
};

/** Only caches without an id: with one, the path does not name the cache. */
function targetOf({ name, parts }: Flag): FlagPart | undefined {
  const has = (key: string): boolean => parts.some((part) => part.key.toLowerCase() === key);
  if (name !== "mount" || has("id") || !parts.some(({ key, value }) => key === "type" && value === "cache"))
    return undefined;
  return parts.find(({ key }) => ["target", "dst", "destination"].includes(key.toLowerCase()));
}
