// Bytes of a log, asked for with time stamps, as lines: stream, stamp, harmless text. Knows how engines keep a line: as one
// message, or cut into messages of equal length, with a stamp before each.
import { createFrameReader, raw, type OutputStream, type Piece } from "../../engine/streams/frames.ts";
import { createDecoder, logFilter } from "../harmless.ts";

/** A line, or a part of a very long one. */
export interface LogLine {
  readonly stream: OutputStream;
  /** As the engine wrote it: "2026-01-01T12:00:00.123456789Z"; empty where it wrote none. */
  readonly stamp: string;
  /** Without its line end. Sequences for colours and for erasing in the line, "\r" and "\b" may stand in it, no others. */
  readonly text: string;
  /** Not the later part of a line. */
  readonly begins: boolean;
  /** Followed by a line end. */
  readonly ends: boolean;
}

export interface LogLines {
  /** The lines that the next bytes complete. */
  read(chunk: Uint8Array): readonly LogLine[];
  /** What is left when the stream has ended. */
  end(): readonly LogLine[];
  /** The bytes should have been frames and were none. */
  readonly broken: boolean;
}

/** `frames`: the bytes are multiplexed, as engine/streams/output.ts tells. */
export function createLogLines(frames: boolean): LogLines {
  const reader = createFrameReader();
  const [framed, unframed] = [createAssembler(), createCutter()];
  const writers = { stdout: createWriter("stdout"), stderr: createWriter("stderr") };
  const write = (messages: readonly Message[], lines: LogLine[]): void => {
    for (const { stream, bytes } of messages) writers[stream](bytes, lines);
  };
  return {
    get broken() {
      return reader.broken;
    },
    read: (chunk) => {
      const lines: LogLine[] = [];
      for (const piece of frames ? reader.read(chunk) : [raw(chunk)])
        write((piece.raw === true ? unframed : framed).read(piece), lines);
      return lines;
    },
    end: () => {
      const lines: LogLine[] = [];
      for (const messages of [framed, unframed]) write(messages.end(), lines);
      return lines;
    },
  };
}

/** What an engine wrote at once: a stamp and a line with its end, or a part of a long one without. */
interface Message {
  readonly stream: OutputStream;
  readonly bytes: Uint8Array;
}

interface Messages {
  read(piece: Piece): readonly Message[];
  end(): readonly Message[];
}

/** Messages longer than this are given in parts, so that a line without end holds no memory. */
const longest = 256 * 1024;

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);

/** A frame is a message. */
function createAssembler(): Messages {
  let parts: Uint8Array[] = [];
  let length = 0;
  let stream: OutputStream = "stdout";
  const take = (): readonly Message[] => {
    const messages = length === 0 ? [] : [{ stream, bytes: joined(parts) }];
    parts = [];
    length = 0;
    return messages;
  };
  return {
    read: (piece) => {
      if (piece.ends && length === 0) return [piece];
      stream = piece.stream;
      parts.push(piece.bytes);
      length += piece.bytes.length;
      return piece.ends || length > longest ? take() : [];
    },
    end: take,
  };
}

/** Without frames a message ends with its line, or where a line was cut. */
function createCutter(): Messages {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): readonly Message[] => {
    const messages = length === 0 ? [] : cutLine(joined(parts)).map((bytes) => ({ stream: "stdout" as const, bytes }));
    parts = [];
    length = 0;
    return messages;
  };
  const hold = (bytes: Uint8Array): void => {
    if (bytes.length > 0) parts.push(bytes);
    length += bytes.length;
  };
  return {
    read: ({ bytes }) => {
      const messages: Message[] = [];
      let at = 0;
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, at)) {
        hold(bytes.subarray(at, end + 1));
        messages.push(...take());
        at = end + 1;
      }
      hold(bytes.subarray(at));
      if (length > longest) messages.push(...take());
      return messages;
    },
    end: take,
  };
}

const newline = 0x0a;
const space = 0x20;
const dash = 0x2d;
const letterT = 0x54;

/**
 * After so many bytes engines cut a line: Docker's own choice
 * (https://github.com/moby/moby/blob/v28.5.2/daemon/logger/copier.go), and what Linux gives at once of a terminal, which
 * Podman keeps as it came.
 */
const cutsAfter = [16 * 1024, 4095];

function cutLine(line: Uint8Array): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (;;) {
    const stamp = stampOf(line.subarray(start, start + longestStamp));
    const from = start + stamp.length + 1;
    const next = cutsAfter.map((cut) => from + cut).find((at) => stampOf(line.subarray(at, at + longestStamp)) !== "");
    if (stamp === "" || next === undefined) break;
    parts.push(line.subarray(start, next));
    start = next;
  }
  return [...parts, line.subarray(start)];
}

const longestStamp = 40;
const stampShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** The stamp before the first blank, or nothing. */
function stampOf(bytes: Uint8Array): string {
  if (bytes[4] !== dash || bytes[10] !== letterT) return "";
  const end = bytes.indexOf(space);
  if (end < 20 || end > longestStamp) return "";
  const word = Buffer.isBuffer(bytes)
    ? bytes.toString("latin1", 0, end)
    : String.fromCharCode(...bytes.subarray(0, end));
  return stampShape.test(word) ? word : "";
}

/** Appends the lines of a message to `lines`. */
type Writer = (message: Uint8Array, lines: LogLine[]) => void;

function createWriter(stream: OutputStream): Writer {
  const decode = createDecoder();
  const filter = logFilter();
  let open = false;
  let stamp = "";
  const put = (text: string, ends: boolean, lines: LogLine[]): void => {
    const whole = ends && text.endsWith("\r") ? text.replace(/\r+$/, "") : text;
    lines.push({ stream, stamp, text: whole, begins: !open, ends });
    open = !ends;
  };
  return (message, lines) => {
    // A line that was cut may have been cut within a character, whose rest comes after the stamp.
    const found = stampOf(message);
    if (found !== "") stamp = found;
    const text = filter.pass(decode(found === "" ? message : message.subarray(found.length + 1)));
    let at = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", at)) {
      put(text.slice(at, end), true, lines);
      at = end + 1;
    }
    if (at < text.length) put(text.slice(at), false, lines);
  };
}
