// A .dockerignore as the builder reads it: one pattern a line. "#" begins a comment only as a line's very first character;
// blanks around a pattern do not count; "!" makes an exception. See https://docs.docker.com/build/concepts/context/
import { linesOf, type Lines, type Range } from "../../base/text.ts";

export interface Entry {
  readonly line: number;
  /** With "!", without the blanks around. */
  readonly text: string;
  readonly range: Range;
  readonly exception: boolean;
  /** Without "!", "./", outer and doubled slashes; ".." resolved as far as it goes. Empty for "!" and "/". */
  readonly pattern: string;
  /** It leads out of the context: nothing there is ever sent. */
  readonly outside: boolean;
}

export interface IgnoreFile {
  readonly lines: Lines;
  readonly entries: readonly Entry[];
  /** Lines that are comments. */
  readonly comments: readonly number[];
}

export function parseIgnoreFile(text: string): IgnoreFile {
  const lines = linesOf(text);
  const entries: Entry[] = [];
  const comments: number[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const whole = lines.line(line);
    if (whole.replace(/^\uFEFF/, "").startsWith("#")) comments.push(line);
    else if (whole.trim() !== "") entries.push(entryOf(whole, line));
  }
  return { lines, entries, comments };
}

function entryOf(whole: string, line: number): Entry {
  const text = whole.trim();
  const start = whole.indexOf(text);
  const exception = text.startsWith("!");
  const written = (exception ? text.slice(1) : text).trim();
  const { pattern, outside } = cleaned(written);
  return {
    line,
    text,
    range: { start: { line, character: start }, end: { line, character: start + text.length } },
    exception,
    pattern,
    outside,
  };
}

/** A path as the builder writes it: without ".", doubled and outer slashes; `outside` when ".." leads out of the context. */
export function cleaned(written: string): { readonly pattern: string; readonly outside: boolean } {
  const kept: string[] = [];
  let outside = false;
  for (const part of written.split("/")) {
    if (part === "..") outside = kept.pop() === undefined || outside;
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return { pattern: kept.join("/"), outside: outside && !written.startsWith("/") };
}
