// Edits of a unit that leave all else as it was.
import type { TextEdit } from "../../base/text.ts";
import { keys } from "../daemonJson/keys.ts";
import type { UnitFlag } from "./together.ts";
import type { UnitFile } from "./unit.ts";

/** Takes a flag away with its value and the blanks before it. */
export function withoutFlag({ lines }: UnitFile, { key, range: { start, end } }: UnitFlag): TextEdit {
  const text = lines.line(start.line);
  const behind = text.slice(end.character);
  const valued = keys[key]?.type !== "flag";
  const value = /^=\S*/.exec(behind) ?? (valued ? /^\s*(?![-\\\s])\S+/.exec(behind) : null);
  const blanks = /\s*$/.exec(text.slice(0, start.character))?.[0].length ?? 0;
  const length = value?.[0].length ?? 0;
  const first = blanks === start.character;
  // A continued line with nothing else on it goes as a whole.
  if (first && /^\s*\\\s*$/.test(behind.slice(length)) && start.line + 1 < lines.count)
    return { range: { start: { ...start, character: 0 }, end: { line: start.line + 1, character: 0 } }, text: "" };
  // At the beginning of one its indentation stays.
  const from = { ...start, character: first ? start.character : start.character - blanks };
  return { range: { start: from, end: { ...end, character: end.character + length } }, text: "" };
}
