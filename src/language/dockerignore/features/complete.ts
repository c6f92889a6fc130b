// Files and folders of the context where a pattern is written.
import type { Position } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import type { Completion, Lookup } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";
import { usualPatterns } from "../usual.ts";

const most = 500;

export function complete(file: IgnoreFile, at: Position, lookup: Lookup): readonly Completion[] {
  const before = file.lines.line(at.line).slice(0, at.character);
  if (before.startsWith("#")) return [];
  return [...pathsAt(file, at, lookup), ...usualAt(file, at, before)];
}

/** For a file without patterns. */
function usualAt({ lines, entries }: IgnoreFile, at: Position, before: string): readonly Completion[] {
  if (!/^\w*$/.test(before) || entries.some(({ line }) => line !== at.line)) return [];
  const end = lines.text.includes("\r\n") ? "\r\n" : "\n";
  return [
    {
      label: t("usual patterns"),
      kind: "snippet",
      detail: t("History, secrets, and what is installed or built anew."),
      edit: { range: { start: { line: at.line, character: 0 }, end: at }, text: usualPatterns.join(end) + end },
      sortText: "9",
    },
  ];
}

function pathsAt({ lines }: IgnoreFile, at: Position, { list }: Lookup): readonly Completion[] {
  const before = lines.line(at.line).slice(0, at.character);
  if (list === undefined) return [];
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
