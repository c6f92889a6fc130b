// Compose's own tags, which say how a value is merged with those of the files below: offered and explained.
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Position } from "../../../base/text.ts";
import type { Completion, Hover } from "../../language.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";
import type { Cursor } from "./cursor.ts";

const tags: Readonly<Record<string, () => string>> = {
  "!reset": () =>
    t(
      "Takes away what the files below this one say of the key. What is written behind it does not count: usually null or [].",
    ),
  "!override": () =>
    t("Stands instead of what the files below this one say of the key, where Compose would merge both."),
};

export function tagsAt(doc: ComposeDocument, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(doc, cursor);
  return Object.entries(tags).map(([tag, tell]) => ({
    label: tag,
    kind: "keyword",
    documentation: tell(),
    edit: { range, text: tag },
  }));
}

export function hoverOfTag({ lines }: ComposeDocument, { line, character }: Position): Hover | undefined {
  const text = lines.line(line);
  for (const { index, 0: found, 1: tag = "" } of text.matchAll(/(?:^|[\s:,[{-]\s*)(!(?:reset|override))(?=\s|$)/g)) {
    const start = index + found.length - tag.length;
    if (character < start || character > start + tag.length || /(?:^|\s)#/.test(text.slice(0, start))) continue;
    const tell = tags[tag];
    if (tell === undefined) return undefined;
    const range = { start: { line, character: start }, end: { line, character: start + tag.length } };
    return { markdown: `${inCode(tag)}\n\n${tell()}`, range };
  }
  return undefined;
}
