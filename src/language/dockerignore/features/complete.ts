// Files and folders of the context where a pattern is written.
import type { Position } from "../../../base/text.ts";
import type { Completion, Lookup } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

const most = 500;

export function complete({ lines }: IgnoreFile, at: Position, { list }: Lookup): readonly Completion[] {
  const before = lines.line(at.line).slice(0, at.character);
  if (before.startsWith("#") || list === undefined) return [];
  const written = /^\s*!?\s*(.*)$/.exec(before)?.[1] ?? "";
  const folder = written.slice(0, written.lastIndexOf("/") + 1);
  if (/[*?[]|(^|\/)\.\.(\/|$)/.test(folder)) return [];
  const start = { line: at.line, character: at.character - (written.length - folder.length) };
  return (list(folder.replace(/^\/+/, "") || ".") ?? []).slice(0, most).map((name) => {
    // Of a folder's name without its slash the person goes on with either.
    const plain = name.replace(/\/$/, "");
    return {
      label: plain,
      kind: name.endsWith("/") ? "folder" : "file",
      edit: { range: { start, end: at }, text: plain.replace(/[\\*?[\]]/g, "\\$&") },
    };
  });
}
