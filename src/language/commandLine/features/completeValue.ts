// Values of a build's and a run's flags where one is typed: platforms, and the stages of the Dockerfile beside the text.
import type { Lines, Position } from "../../../base/text.ts";
import type { Completion, Lookup } from "../../language.ts";
import { commonPlatforms } from "../platformNames.ts";
import { stagesBeside } from "../stagesBeside.ts";
import { rangeIn, type CommandLines } from "../syntax/document.ts";

/** The flag, what stands before the last comma, and the word that is being typed. */
const typed = /\s--(platform|target)(?:=|[ \t]+)((?:[\w./-]+,)*)([\w./-]*)$/;

/** Undefined where no such value is typed. */
export function completeValue(doc: CommandLines, at: Position, lookup: Lookup): readonly Completion[] | undefined {
  const before = doc.lines.line(at.line).slice(0, at.character);
  const [, flag, others = "", word = ""] = typed.exec(before) ?? [];
  if (flag === undefined || /^\s*#/.test(before)) return undefined;
  const call = doc.calls.findLast((one) =>
    one.flags.some((given) => given.kind?.long === flag && ends(doc, at, one, given)),
  );
  if (call === undefined) return undefined;
  const range = { start: { line: at.line, character: at.character - word.length }, end: at };
  const names = flag === "platform" ? commonPlatforms : (stagesBeside(call, lookup) ?? []);
  const given = new Set(others.split(","));
  return names
    .filter((name) => !given.has(name))
    .map((name, index) => ({
      label: name,
      kind: "value",
      edit: { range, text: name },
      sortText: String(index).padStart(4, "0"),
    }));
}

type Call = CommandLines["calls"][number];

/** Whether the flag, or its value, is what stands before the cursor. */
function ends(doc: CommandLines, at: Position, call: Call, { word, value }: Call["flags"][number]): boolean {
  const lines: Lines = doc.lines;
  const { start, end } = rangeIn(doc, call, { from: word.from, to: Math.max(word.to, value?.to ?? 0) });
  const cursor = lines.offset(at);
  // Of a value that is still missing only blanks stand behind the flag.
  const behind = lines.text.slice(lines.offset(end), cursor);
  return cursor >= lines.offset(start) && (cursor <= lines.offset(end) || /^[ \t]+$/.test(behind));
}
