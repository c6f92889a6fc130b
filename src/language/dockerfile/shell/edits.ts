// Edits of a shell text in its document that leave comments and continuation lines as they are.
import type { Fix } from "../../language.ts";
import type { TextEdit } from "../../../base/text.ts";
import { cased } from "../edits.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";
import type { ShellCommand, ShellWord } from "./model.ts";

/** Whether a place in the command can be edited: not in a JSON string with escapes. */
export const isEditable = ({ script }: ShellCommand): boolean => script.source.exact !== false;

export function editSpan({ lines }: Dockerfile, from: number, to: number, text: string): TextEdit {
  return { range: lines.range(from, to), text };
}

export const lineEnd = ({ text }: Dockerfile): string => (text.includes("\r\n") ? "\r\n" : "\n");

/** An instruction's name in the casing that the file gives to another. */
export const keywordLike = (name: string, doc: Dockerfile, { keyword }: Instruction): string =>
  cased(name, doc.text.slice(keyword.start, keyword.end));

/** An instruction of its own above another one and its comments; its name in that one's casing. Undefined behind ONBUILD. */
export function addLineAbove(doc: Dockerfile, instruction: Instruction, text: string): TextEdit | undefined {
  if (doc.instructions[instruction.index] !== instruction) return undefined;
  const at = instruction.commentsAbove[0]?.start ?? instruction.start;
  const [name = "", ...rest] = text.split(/(?=\s)/);
  return editSpan(doc, at, at, `${keywordLike(name, doc, instruction)}${rest.join("")}${lineEnd(doc)}`);
}

export function replaceWord(doc: Dockerfile, { script }: ShellCommand, word: ShellWord, text: string): TextEdit {
  const { start, end } = script.source.span(word.from, word.to);
  return editSpan(doc, start, end, text);
}

/** One more word behind another; in exec form one more string. */
export function addWord(doc: Dockerfile, command: ShellCommand, behind: ShellWord, text: string): TextEdit | undefined {
  if (!isEditable(command)) return undefined;
  const { end } = command.script.source.span(behind.from, behind.to);
  if (command.node === undefined) return editSpan(doc, end + 1, end + 1, `, "${text}"`);
  return editSpan(doc, end, end, ` ${text}`);
}

/**
 * `&& text` behind a command and its pipe, laid out like the `&&` next to it. Undefined where it would not run in the same
 * place: in a condition, in $( ), in exec form.
 */
export function chainBehind(doc: Dockerfile, command: ShellCommand, text: string): TextEdit | undefined {
  const { place, node } = command;
  if (node === undefined || !isEditable(command) || place.tested || place.substituted || command.name === "")
    return undefined;
  const { end } = command.script.source.span(place.from, place.to);
  return editSpan(doc, end, end, `${joint(doc, command)}${text}`);
}

/**
 * Takes a command and the `&&` in front of it out of a chain. Undefined where more would change: at the start, in a pipe, in
 * front of `||`, with a comment between.
 */
export function dropFromChain(doc: Dockerfile, { script, place, node }: ShellCommand): TextEdit | undefined {
  const { source } = script;
  if (
    node === undefined ||
    source.exact === false ||
    place.before !== "&&" ||
    place.after === "||" ||
    place.substituted
  )
    return undefined;
  const joint = jointBefore(source.text, place.from);
  if (joint === undefined || joint === 0 || place.from !== node.pos || place.to !== node.end) return undefined;
  const from = source.span(joint - 1, joint).end;
  const to = source.span(place.to - 1, place.to).end;
  return /^\s*#/m.test(doc.text.slice(from, to)) ? undefined : editSpan(doc, from, to, "");
}

/** Blanks around an `&&`: more than this is no layout. */
const widest = 300;

/** Where the blanks and the `&&` in front of an index begin. */
function jointBefore(text: string, index: number): number | undefined {
  const start = Math.max(0, index - widest);
  const found = /\s*&&\s*$/.exec(text.slice(start, index));
  return found === null ? undefined : start + found.index;
}

/** How this script writes its `&&`: with the line ends and blanks around it. */
function joint(doc: Dockerfile, { script, place }: ShellCommand): string {
  const { source } = script;
  const before = jointBefore(source.text, place.from);
  const behind = /^\s*&&\s*/.exec(source.text.slice(place.to, place.to + widest));
  const from = before ?? place.to;
  const to = before === undefined ? place.to + (behind?.[0].length ?? 0) : place.from;
  if (from === to) return " && ";
  const raw = doc.text.slice(source.span(from - 1, from).end, source.offsetAt(to));
  const escape = doc.escape === "\\" ? "\\\\" : "`";
  const plain = new RegExp(`^[ \\t]*(${escape}[ \\t]*\\r?\\n)?[ \\t]*&&[ \\t]*(${escape}?[ \\t]*\\r?\\n)?[ \\t]*$`);
  return plain.test(raw) ? raw : " && ";
}

/** A list of fixes from what could be made. */
export function fixOf(title: string, edits: readonly (TextEdit | undefined)[], safe = true): readonly Fix[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length && made.length > 0 ? [{ title, edits: made, safe }] : [];
}
