// Edits of a daemon.json that leave all else as it was: an entry taken out with its comma, entries put behind another one.
import type { TextEdit } from "../../base/text.ts";
import { entriesOf, rangeOf, type DaemonFile } from "./document.ts";
import type { Entry } from "./json.ts";

/** Of the top object. What stands between two entries goes with the later one, and with the only one all blanks. */
export function removeEntry(doc: DaemonFile, entry: Entry): TextEdit {
  const all = entriesOf(doc.root);
  const index = all.indexOf(entry);
  if (all.length === 1) {
    const { text } = doc.lines;
    const before = /\s*$/.exec(text.slice(doc.root.start, entry.key.start))?.[0].length ?? 0;
    const behind = /^\s*,?\s*/.exec(text.slice(entry.value.end, doc.root.end))?.[0].length ?? 0;
    return { range: rangeOf(doc, { start: entry.key.start - before, end: entry.value.end + behind }), text: "" };
  }
  const [before, behind] = [all[index - 1], all[index + 1]];
  const start = before?.value.end ?? entry.key.start;
  const end = before === undefined ? (behind?.key.start ?? entry.value.end) : entry.value.end;
  return { range: rangeOf(doc, { start, end }), text: "" };
}

/** Each `"key": value` on a line of its own where the entry stands on one. */
export function addBehind(doc: DaemonFile, entry: Entry, texts: readonly string[]): TextEdit {
  const { lines } = doc;
  const line = lines.position(entry.key.start).line;
  const indent = lines.text.slice(lines.start(line), entry.key.start);
  const between = indent.trim() === "" && line > 0 ? `${lines.text.includes("\r\n") ? "\r\n" : "\n"}${indent}` : " ";
  const { end } = entry.value;
  return { range: rangeOf(doc, { start: end, end }), text: texts.map((text) => `,${between}${text}`).join("") };
}
