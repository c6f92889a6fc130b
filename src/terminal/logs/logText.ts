// A log as plain text: what a document or a clipboard can take. No sequence of a terminal is left in it.
import type { Readable } from "node:stream";
import { createLogLines } from "./logLines.ts";

export interface LogTextOptions {
  /** The bytes are multiplexed. */
  readonly frames: boolean;
  /** Each line begins with its time, as the engine wrote it. */
  readonly times: boolean;
  /** Characters; of a longer log the last ones are kept. */
  readonly most: number;
}

/** Reads to the end. @returns whole lines, and how many characters of earlier ones were dropped */
export async function logText(
  answer: Readable,
  { frames, times, most }: LogTextOptions,
): Promise<{ readonly text: string; readonly dropped: number }> {
  const lines = createLogLines(frames);
  let parts: string[] = [];
  let length = 0;
  let dropped = 0;
  const add = (chunk: ReturnType<typeof lines.read>): void => {
    for (const { stamp, text, begins, ends } of chunk) {
      const part = `${begins && times && stamp !== "" ? `${stamp} ` : ""}${asText(text)}${ends ? "\n" : ""}`;
      parts.push(part);
      length += part.length;
    }
    if (length > 2 * most) keepLast();
  };
  const keepLast = (): void => {
    const text = parts.join("");
    const kept = lastLines(text, most);
    dropped += text.length - kept.length;
    parts = [kept];
    length = kept.length;
  };
  for await (const chunk of answer) add(lines.read(chunk as Uint8Array));
  add(lines.end());
  keepLast();
  return { text: parts.join(""), dropped };
}

function lastLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.indexOf("\n", text.length - most);
  return text.slice(cut === -1 ? text.length - most : cut + 1);
}

/** Without colours; of a line that was written over the last writing, as a terminal would show it. */
function asText(text: string): string {
  const bare = text.includes("\x1b") ? text.replace(/\x1b\[[\d;:]*[mK]/g, "") : text;
  const written = bare.includes("\b") ? bare.replace(/[^\b]?\x08/g, "") : bare;
  return written.slice(written.replace(/\r+$/, "").lastIndexOf("\r") + 1).replace(/\r+$/, "");
}
