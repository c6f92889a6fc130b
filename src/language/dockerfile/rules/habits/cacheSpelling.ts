// Cache mounts of one folder that are written in two ways. A cache is known by its id, letter by letter; without one by its
// target, from which the builder takes the last slash. So two spellings of a target are one cache, and two of an id are two.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace, safely } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Flag, FlagPart } from "../../syntax/tree.ts";
import { mountKey } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";

interface Cache {
  readonly part: FlagPart;
  /** As it stands there. */
  readonly written: string;
  /** What the builder knows it by. */
  readonly key: string;
  readonly hasId: boolean;
}

export const cacheSpelling: DockerRule = {
  id: "cacheSpelling",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const seen = new Map<string, Cache>();
    for (const cache of cachesIn(doc)) {
      const folder = withoutSlashes(cache.written);
      const first = seen.get(folder);
      if (first === undefined) seen.set(folder, cache);
      else {
        const range = rangeOf(doc, cache.part.valueSpan);
        const related = [{ range: rangeOf(doc, first.part.valueSpan), message: t("Here for the first time.") }];
        const shown = plain(first.written, 80);
        const title = t("Change to {0}", shown);
        if (cache.key !== first.key)
          report({
            range,
            related,
            message: t("Not the cache of {0} above: ids are compared letter by letter.", shown),
            fixes: cache.hasId ? [byHand(title, replace(doc, cache.part.valueSpan, first.key))] : [],
          });
        else if (cache.written !== first.written && !cache.hasId && !first.hasId)
          report({
            range,
            related,
            severity: "hint",
            message: t("The same cache as {0} above. Written alike it is seen at once.", shown),
            fixes: [safely(title, replace(doc, cache.part.valueSpan, first.written))],
          });
      }
    }
  },
};

function cachesIn(doc: Dockerfile): readonly Cache[] {
  return named(doc, "RUN").flatMap(({ flags }) => flags.flatMap((flag) => cacheOf(flag) ?? []));
}

/** Undefined for other mounts, and where variables or ".." keep what it is called from being told. */
function cacheOf({ name, parts }: Flag): Cache | undefined {
  if (name !== "mount") return undefined;
  const last = (key: string): FlagPart | undefined =>
    parts.findLast((part) => mountKey(part.key.toLowerCase())?.name === key);
  if (last("type")?.value?.toLowerCase() !== "cache") return undefined;
  const id = last("id");
  const hasId = (id?.value ?? "") !== "";
  const part = hasId ? id : last("target");
  const written = part?.value ?? "";
  if (part === undefined || !written.startsWith("/") || /\$|\/\.\.(?:\/|$)/.test(written)) return undefined;
  return { part, written, hasId, key: hasId ? written : withoutSlashes(written) };
}

/** As the builder cleans a path: without the last slash, doubled ones and ".". */
const withoutSlashes = (path: string): string =>
  `/${path
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .join("/")}`;
