// Two builds of one RUN that write the same file: the first is wasted. Notes that show before and after look like this.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

/** With the variables that are set for it alone. */
const building = /(?:\b\w+=\S*\s+)*\b(?:go\s+build|gcc|g\+\+|clang(?:\+\+)?|cc|rustc)(?=\s)[^&;|]*?\s-o[\s=](\S+)/g;

/** Indexes in the body: where the build begins, and its output's path. */
interface Place {
  readonly begin: number;
  readonly from: number;
  readonly to: number;
}

export const sameOutput: DockerRule = {
  id: "sameOutput",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    for (const instruction of named(doc, "RUN")) {
      const { body, json } = instruction;
      if (json !== undefined || !body.text.includes("-o")) continue;
      const seen = new Map<string, Place>();
      for (const found of body.text.matchAll(building)) {
        const [whole, path = ""] = found;
        const to = found.index + whole.length;
        const place = { begin: found.index, from: to - path.length, to };
        const first = seen.get(path);
        seen.set(path, place);
        if (first === undefined) continue;
        report({
          range: rangeOf(doc, body.span(first.from, first.to)),
          message: t("A later build of this RUN writes {0} again, so this one is wasted.", plain(path)),
          related: [{ range: rangeOf(doc, body.span(place.from, place.to)), message: t("Written again here.") }],
          fixes: withoutFirst(doc, instruction, first, place),
        });
      }
    }
  },
};

/** Only where `&&` alone stands between the two, and nothing or another `&&` before the first. */
function withoutFirst(doc: Dockerfile, { body, comments }: Instruction, first: Place, second: Place): readonly Fix[] {
  const leads = /(?:^|&&\s*)$/.test(body.text.slice(Math.max(0, first.begin - 300), first.begin));
  if (!leads || !/^[^;&|#"'`\n]*&&\s*$/.test(body.text.slice(first.to, second.begin))) return [];
  const gone = { start: body.offsetAt(first.begin), end: body.offsetAt(second.begin) };
  if (comments.some(({ start }) => start >= gone.start && start < gone.end)) return [];
  return [byHand(t("Remove the first build"), replace(doc, gone, ""))];
}
