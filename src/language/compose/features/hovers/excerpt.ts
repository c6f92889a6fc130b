// Lines of a Compose file for a hover or an offer, as a block of Markdown.
import { plain } from "../../../../base/plain.ts";
import type { ComposeDocument } from "../../syntax/document.ts";

const mostLines = 30;

/** What stands between two offsets, moved to the left margin and cut where it is long. */
export function excerpt(
  doc: ComposeDocument,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const first = doc.lines.position(start);
  const rows = doc.lines.text
    .slice(start - first.character, end)
    .split(/\r?\n/, mostLines + 1)
    .map((row) => (/^\s*$/.test(row.slice(0, first.character)) ? row.slice(first.character) : row))
    .map((row) => plain(row.replaceAll("\t", "  ")));
  const text = rows.slice(0, mostLines).join("\n").trimEnd().replaceAll("`", "ˋ");
  return `\`\`\`yaml\n${text}${rows.length > mostLines ? "\n…" : ""}\n\`\`\``;
}
