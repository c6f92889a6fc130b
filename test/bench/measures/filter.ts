// What it costs to make a log harmless before a terminal gets it; in plain Node.
import { createDecoder, logFilter } from "../../../src/terminal/harmless.ts";
import type { Measure } from "../bench.ts";
import { atMost } from "../figures.ts";

/** Bytes of a log, and of a piece as sockets hand it over. */
const size = 10_000_000;
const piece = 64 * 1024;

export const filter: Measure = {
  name: "filter",
  how: `A log of ${size / 1_000_000} MB in pieces of ${piece / 1024} KiB, read as text and made harmless as the log view does. The reference reads the same pieces as text and does no more.`,
  run: ({ options: { repeat } }) => {
    const figures = [
      { name: "a plain log", bytes: logOf((line) => `line ${line}: GET /index.html 200 in ${line % 97} ms\n`) },
      {
        name: "a log with colours and words of many letters",
        bytes: logOf(
          (line) => `\x1b[32mdòng ${line}\x1b[0m: \x1b[1mGET\x1b[22m /index.html \x1b[38;5;208m200\x1b[0m\n`,
        ),
      },
    ].map(({ name, bytes }) => ({
      name,
      unit: "ms" as const,
      ours: times(repeat, () => {
        const [decode, { pass }] = [createDecoder(), logFilter()];
        return pieces(bytes, (part) => pass(decode(part)));
      }),
      reference: {
        of: "reading as text",
        values: times(repeat, () => {
          const decode = createDecoder();
          return pieces(bytes, decode);
        }),
      },
      // At a tenth of a second for each 10 MB it is never what a log waits for.
      aim: atMost(100, "ms"),
    }));
    return Promise.resolve(figures);
  },
};

function logOf(line: (number: number) => string): Buffer {
  let text = "";
  for (let number = 1; text.length < size; number += 1) text += line(number);
  return Buffer.from(text).subarray(0, size);
}

/** Characters in all: something must be made of what is read, or it need not be read. */
function pieces(bytes: Buffer, read: (part: Buffer) => string): number {
  let length = 0;
  for (let at = 0; at < bytes.length; at += piece) length += read(bytes.subarray(at, at + piece)).length;
  return length;
}

/** Milliseconds, after two runs for warmth. */
function times(repeat: number, work: () => number): readonly number[] {
  for (let warm = 0; warm < 2; warm += 1) work();
  return Array.from({ length: repeat }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}
