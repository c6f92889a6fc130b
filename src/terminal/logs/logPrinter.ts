// How entries of a log look: the time and the mark of stderr before a line, colours that go on over line ends as the
// program meant them, our own lines at the beginning of a line.
import type { OutputStream } from "../../engine/streams/frames.ts";
import type { Entry } from "./logBacklog.ts";
import type { LogLine } from "./logLines.ts";
import { stderrMark } from "../notes.ts";

export type Only = "both" | OutputStream;

export interface Looks {
  /** Each line with its time. */
  readonly times: boolean;
  readonly only: Only;
}

export interface Printer {
  /** Text for the terminal, sequences and all. */
  print(entries: readonly Entry[], looks: Looks): string;
  /** The screen was emptied. */
  reset(): void;
}

export function createPrinter(): Printer {
  let open: OutputStream | undefined; // whose line the cursor stands in
  const freshLine = (): string => {
    const end = open === undefined ? "" : "\r\n";
    open = undefined;
    return end;
  };
  const printLine = ({ line, colours }: Extract<Entry, { line: LogLine }>, { times }: Looks): string => {
    const { stream, stamp, text, begins, ends } = line;
    const before = headOf(stream, times ? stamp : "") + colours;
    const start = begins || open !== stream ? freshLine() + before : "";
    const body = before === reset ? text : text.replaceAll("\r", `\r${before}`);
    open = ends ? undefined : stream;
    return start + body + (ends ? "\r\n" : "");
  };
  return {
    print: (entries, looks) => {
      let text = "";
      for (const entry of entries)
        if (!("line" in entry)) text += freshLine() + entry.said;
        else if (looks.only === "both" || looks.only === entry.line.stream) text += printLine(entry, looks);
      return text;
    },
    reset: () => (open = undefined),
  };
}

const reset = "\x1b[0m";

function headOf(stream: OutputStream, stamp: string): string {
  const mark = stream === "stderr" ? stderrMark : reset;
  return stamp === "" ? mark : `\x1b[0;2m${shortStamp(stamp)}${reset} ${mark === reset ? "" : mark}`;
}

/** To the millisecond, without the letter between day and time: "2026-01-01 12:00:00.123Z". */
const shortStamp = (stamp: string): string =>
  stamp.length === 30
    ? `${stamp.slice(0, 10)} ${stamp.slice(11, 23)}Z`
    : stamp.replace("T", " ").replace(/(\.\d{3})\d+/, "$1");

/** Follows the colours of both streams: a line begins with those that the lines before it left on. */
export function createColours(): (line: LogLine) => string {
  const on: Record<OutputStream, string> = { stdout: "", stderr: "" };
  return ({ stream, text }) => {
    const before = on[stream];
    if (text.includes("\x1b")) on[stream] = after(before, text);
    return before;
  };
}

/** More than anybody sets at once; somebody who never resets does not make every line long. */
const longest = 200;

function after(before: string, text: string): string {
  let on = before;
  for (const [sequence, numbers = ""] of text.matchAll(/\x1b\[([\d;:]*)m/g)) {
    const last = numbers.split(";").findLastIndex((number) => Number(number) === 0);
    if (last === -1) on += sequence;
    else if (/^0*$/.test(numbers.split(";").at(-1) ?? "")) on = "";
    else on = sequence;
  }
  return on.length > longest ? "" : on;
}
