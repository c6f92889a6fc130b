// Blanks at the end of lines: they mean nothing, and show up as changes later. In text blocks they are part of the text.
import { t } from "../../../../base/l10n.ts";
import { replace } from "../../syntax/edits.ts";
import type { Node } from "../../syntax/node.ts";
import { fix, rule } from "../rule.ts";

const most = 100;

export const trailingBlanks = rule("trailingBlanks", "hint", ({ doc }, tell) => {
  if (!/[ \t](?:\r?\n|$)/.test(doc.lines.text)) return;
  const texts = textLines(doc.roots, (offset) => doc.lines.position(offset).line);
  let told = 0;
  for (let line = 0; line < (doc.cut ?? doc.lines.count) && told < most; line += 1) {
    const found = /[ \t]+$/.exec(doc.lines.line(line));
    // A line that is only being written has nothing else on it.
    if (found === null || found.index === 0 || texts.has(line)) continue;
    told += 1;
    const start = doc.lines.start(line) + found.index;
    const place = { start, end: start + found[0].length };
    tell(place, {
      message: t("Blanks at the end of the line."),
      fixes: fix(t("Remove the blanks"), replace(doc, place, "")),
    });
  }
});

/** Lines that belong to texts of several lines. */
function textLines(roots: readonly Node[], line: (offset: number) => number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "mapping") for (const { value } of node.entries) open.push(value);
    else if (node.kind === "list") open.push(...node.items);
    else if (node.kind === "scalar" && node.style !== "plain") {
      const last = line(node.end);
      for (let at = line(node.start); at <= last; at += 1) found.add(at);
    }
  }
  return found;
}
