// Compares the lines of a text with a pattern while the text comes in pieces. Bytes are decoded only where something may be
// found, and of a line no more than is looked at.
import { requiredText } from "./words.ts";

export interface Line {
  /** Counted from 1. */
  readonly line: number;
  /** Cut to a few hundred characters. */
  readonly text: string;
  /** Where in the line the match stands; it may lie behind the end of `text`. */
  readonly start: number;
  readonly length: number;
}

/** Looks through texts, one after another. */
export interface LineLooker {
  /** All of one text. */
  whole(text: Uint8Array): readonly Line[];
  /** For one text that comes in pieces. */
  pieces(): PieceLooker;
}

export interface PieceLooker {
  /** The lines that end in this piece and match. */
  next(piece: Uint8Array): readonly Line[];
  /** The last line, if no end of line came after it. */
  end(): readonly Line[];
}

/** Characters of a line that are looked at and shown: a pattern must not be let loose on megabytes without an end of line. */
const longest = 2000;
const shown = 300;
/** Bytes that hold so many characters, whichever they are. */
const longestBytes = 4 * longest;

const endOfLine = 0x0a;
const decoder = new TextDecoder();

/** As grep has it: a zero at the beginning means that it is no text. */
export const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8192).includes(0);

/** `pattern` is without "g". */
export function lineLooker(pattern: RegExp): LineLooker {
  const text = requiredText(pattern);
  const required = text === undefined ? undefined : Buffer.from(text);
  const look = (bytes: Buffer, before: number): readonly Line[] =>
    required === undefined ? everyLine(bytes, before, pattern) : linesWith(required, bytes, before, pattern);
  return {
    whole: (bytes) => look(asBuffer(bytes), 0),
    pieces: () => pieceLooker(look),
  };
}

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);

function pieceLooker(look: (bytes: Buffer, before: number) => readonly Line[]): PieceLooker {
  /** Lines before what comes next, and the beginning of one whose end has not come. */
  let [before, held] = [0, Buffer.alloc(0)];
  const hold = (bytes: Buffer): void => {
    const room = longestBytes - held.length;
    if (bytes.length > 0 && room > 0) held = Buffer.concat([held, bytes.subarray(0, room)]);
  };
  const lookAtHeld = (): readonly Line[] => {
    const found = look(held, before);
    held = Buffer.alloc(0);
    return found;
  };
  return {
    next: (piece) => {
      const bytes = asBuffer(piece);
      const last = bytes.lastIndexOf(endOfLine) + 1;
      if (last === 0) {
        hold(bytes);
        return [];
      }
      let [found, from]: [readonly Line[], number] = [[], 0];
      if (held.length > 0) {
        from = bytes.indexOf(endOfLine) + 1;
        hold(bytes.subarray(0, from - 1));
        found = lookAtHeld();
        before += 1;
      }
      const whole = bytes.subarray(from, last);
      found = [...found, ...look(whole, before)];
      before += linesIn(whole, 0, whole.length);
      hold(bytes.subarray(last));
      return found;
    },
    end: lookAtHeld,
  };
}

/** Ends of lines between two places. */
function linesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === endOfLine) count += 1;
  return count;
}

/** Both take lines of which the last need not have its end; so many came before. */
function everyLine(bytes: Buffer, before: number, pattern: RegExp): readonly Line[] {
  const lines = decoder.decode(bytes).split("\n");
  if (lines.at(-1) === "") lines.pop();
  const found: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const match = matchIn(lines[index] ?? "", before + index + 1, pattern);
    if (match !== undefined) found.push(match);
  }
  return found;
}

function linesWith(required: Buffer, bytes: Buffer, before: number, pattern: RegExp): readonly Line[] {
  const found: Line[] = [];
  let [line, counted] = [before + 1, 0];
  for (let at = bytes.indexOf(required); at !== -1;) {
    const start = bytes.lastIndexOf(endOfLine, at) + 1;
    const next = bytes.indexOf(endOfLine, at);
    const end = next === -1 ? bytes.length : next;
    line += linesIn(bytes, counted, start);
    counted = start;
    const match = matchIn(decoder.decode(bytes.subarray(start, Math.min(end, start + longestBytes))), line, pattern);
    if (match !== undefined) found.push(match);
    at = bytes.indexOf(required, end);
  }
  return found;
}

function matchIn(text: string, line: number, pattern: RegExp): Line | undefined {
  const found = pattern.exec(text.length > longest ? text.slice(0, longest) : text);
  if (found === null) return undefined;
  return { line, text: text.slice(0, shown), start: found.index, length: found[0].length };
}
