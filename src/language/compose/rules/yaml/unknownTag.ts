// Tags that Compose does not know and passes over: usually !reset or !override with a slip.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { nearest } from "../../schema/nearest.ts";
import { replace } from "../../syntax/edits.ts";
import type { Node } from "../../syntax/node.ts";
import { fix, rule, type Place } from "../rule.ts";

const tags = ["!reset", "!override"];

export const unknownTag = rule("unknownTag", "warning", ({ doc }, tell) => {
  for (const node of tagged(doc.roots)) {
    const { tag = "" } = node;
    // Those of YAML itself say how a value is read.
    if (tags.includes(tag) || !/^![\w-]+$/.test(tag)) continue;
    const place = placeOf(doc.lines.text, node);
    const near = nearest(tag, tags);
    tell(place ?? node, {
      message:
        near === undefined
          ? t("Compose passes over the tag {0}. It knows !reset and !override.", plain(tag, 40))
          : t("Compose passes over the tag {0}. Did you mean {1}?", plain(tag, 40), near),
      fixes:
        near === undefined || place === undefined
          ? []
          : fix(t("Replace it with {0}", near), replace(doc, place, near), false),
    });
  }
});

/** Tags stand before the value, with blanks, line ends, comments and an anchor between. */
function placeOf(text: string, { tag = "", start }: Node): Place | undefined {
  const at = text.lastIndexOf(tag, start);
  return at < 0 ? undefined : { start: at, end: at + tag.length };
}

function tagged(roots: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const open: Node[] = [...roots].toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.tag !== undefined) found.push(node);
    if (node.kind === "mapping") for (const { value } of node.entries.toReversed()) open.push(value);
    else if (node.kind === "list") for (const item of node.items.toReversed()) open.push(item);
  }
  return found;
}
