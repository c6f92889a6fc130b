// An answer as text: the status, the headers that matter, and the body as it is meant to be read. Bytes that are no text
// are not shown; neither is more than a person reads.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain, plainLines } from "../../base/plain.ts";
import type { RawAnswer } from "../../engine/api/raw.ts";
import { createFrameReader, type FrameReader } from "../../engine/streams/frames.ts";

/** Of a JSON body that is set out in lines, and of everything else: the most bytes that are shown. */
export const mostShown = 2_000_000;

const telling = [
  "content-type",
  "content-length",
  "api-version",
  "docker-experimental",
  "ostype",
  "server",
  "x-docker-container-path-stat",
];

/** "HTTP/1.1 200 OK" and the headers that say something. */
export function headText({ status, words, headers }: RawAnswer): string {
  const shown = telling.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [`${titled(name)}: ${plain(String(value), 500)}`];
  });
  return [`HTTP/1.1 ${status} ${plain(words)}`, ...shown, "", ""].join("\n");
}

const titled = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

export interface BodyText {
  /** Takes the next bytes. False when no more is wanted: the rest is refused or too much. */
  take(chunk: Uint8Array): boolean;
  /** What is to be shown now. `ended`: no more will come. */
  text(ended: boolean): string;
}

export function createBodyText({ headers }: Pick<RawAnswer, "headers">): BodyText {
  const type = headers["content-type"] ?? "";
  const decoder = new TextDecoder();
  // Engines before API 1.42 call the frames of a log plain text.
  let kind: "unknown" | "text" | "frames" | "binary" = /json/.test(type) ? "text" : "unknown";
  let shown = "";
  let length = 0;
  let frames: FrameReader | undefined;
  const put = (chunk: Uint8Array): void => {
    if (kind === "text") shown += decoder.decode(chunk, { stream: true });
    else if (frames !== undefined)
      for (const piece of frames.read(chunk)) shown += decoder.decode(piece.bytes, { stream: true });
  };
  return {
    take: (chunk) => {
      length += chunk.length;
      if (kind === "unknown") kind = /tar|zip|image\//.test(type) ? "binary" : kindOf(chunk);
      if (kind === "frames") frames ??= createFrameReader();
      if (kind === "binary") return false;
      put(chunk);
      return length < mostShown;
    },
    text: (ended) => {
      if (kind === "binary") return `# ${binaryWords(type, headers["content-length"])}\n`;
      const body = plainLines(kind === "text" ? readable(shown, ended) : shown.replaceAll("\t", "  "), mostShown * 2);
      if (length < mostShown) return body;
      return `${body}\n# ${t("Only the first {0} are shown.", bytes(mostShown))}\n`;
    },
  };
}

/** Log frames begin with a stream's number and three zeros; text has no zeros at all. */
function kindOf(chunk: Uint8Array): "text" | "frames" | "binary" {
  const [stream = 0, ...zeros] = chunk.subarray(0, 4);
  if (chunk.length >= 4 && stream <= 2 && zeros.every((zero) => zero === 0)) return "frames";
  return chunk.subarray(0, 512).includes(0) ? "binary" : "text";
}

function binaryWords(type: string, length: string | undefined): string {
  const size = length !== undefined && /^\d+$/.test(length) ? bytes(Number(length)) : undefined;
  const what = size === undefined ? plain(type, 100) : `${plain(type, 100)}, ${size}`;
  return t(
    "These are no words but bytes ({0}), which cannot be shown. “Copy as curl” and --output FILE saves them.",
    what,
  );
}

/** JSON set out in lines: one value, or one a line as streams send them. What is no JSON stays as it came. */
function readable(text: string, ended: boolean): string {
  const whole = ended ? jsonIn(text) : undefined;
  if (whole !== undefined) return `${JSON.stringify(whole, null, 2)}\n`;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map((line, index) => (index === lines.length - 1 && !ended ? undefined : jsonIn(line)));
  if (lines.length === 0 || values[0] === undefined) return text.replaceAll("\t", "  ");
  return lines.map((line, index) => (values[index] === undefined ? line : setOut(values[index]))).join("\n") + "\n";
}

/** Short values stay in their line. */
function setOut(value: unknown): string {
  const short = JSON.stringify(value);
  return short.length <= 160 ? short : JSON.stringify(value, null, 2);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
