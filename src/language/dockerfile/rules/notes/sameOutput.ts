// Two builds of one RUN that write the same file: the first is wasted. Notes that show before and after look like this.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

const building = /\b(?:go\s+build|gcc|g\+\+|clang(?:\+\+)?|cc|rustc)(?=\s)[^&;|]*?\s-o[\s=](\S+)/g;

export const sameOutput: DockerRule = {
  id: "sameOutput",
  aliases: [],
  severity: "hint",
  check: (doc, report) => {
    for (const { body, json } of named(doc, "RUN")) {
      if (json !== undefined || !body.text.includes("-o")) continue;
      const seen = new Map<string, { readonly from: number; readonly to: number }>();
      for (const found of body.text.matchAll(building)) {
        const [whole, path = ""] = found;
        const to = found.index + whole.length;
        const place = { from: to - path.length, to };
        const first = seen.get(path);
        seen.set(path, place);
        if (first === undefined) continue;
        report({
          range: rangeOf(doc, body.span(first.from, first.to)),
          message: t("A later build of this RUN writes {0} again, so this one is wasted.", plain(path)),
          related: [{ range: rangeOf(doc, body.span(place.from, place.to)), message: t("Written again here.") }],
        });
      }
    }
  },
};
