// Joins a stream of the engine and a terminal: output made harmless and shown no faster than the terminal takes it, typed
// text sent at once. With a TTY bytes go both ways as they are; without one output is frames of two streams, told apart,
// and input is edited here line by line.
import type { Duplex } from "node:stream";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import { createFrameReader, type OutputStream } from "../engine/streams/frames.ts";
import { createDecoder, logFilter, sessionFilter } from "./harmless.ts";
import { createLineInput } from "./lineInput.ts";
import { stderrMark } from "./notes.ts";
import { createPace, type Pace } from "./pace.ts";
import { drawnAtOnce, type Screen } from "./screen.ts";

export interface JoinParts {
  readonly screen: Screen;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly stream: Duplex;
  readonly tty: boolean;
  /** Without it typing goes nowhere. */
  readonly stdin: boolean;
  /** What was typed while the other side was still being reached. */
  readonly early?: string;
  /** What of the typed text goes to the other side; for keys that mean something here. */
  readonly typed?: (data: string) => string;
  /** Ctrl+C where there is no TTY to make a signal of it. */
  readonly interrupt?: () => void;
  /** Hears every output, as it is shown. */
  readonly heard?: (text: string) => void;
}

/** Resolves when the other side has ended the stream. @throws what the stream failed with */
export async function joinStreams(parts: JoinParts): Promise<void> {
  const { screen, scope, clock, stream, tty, stdin, typed } = parts;
  const pace = createPace(screen, scope, clock);
  const output = tty ? rawOutput(pace) : framedOutput(pace);
  const input = stdin ? inputOf(parts) : () => undefined;
  // Typing may meet a stream that has just ended; whoever reads it hears of that.
  stream.on("error", () => undefined);
  const hear = (data: string): void => {
    const answered = pace.typed(data);
    const meant = typed === undefined ? answered : typed(answered);
    if (meant !== "") input(meant);
  };
  scope.add(screen.onDidType(hear));
  if (parts.early !== undefined) hear(parts.early);
  for await (const chunk of stream) {
    const text = output(chunk as Uint8Array);
    parts.heard?.(text);
    if (pace.full) await pace.room();
  }
}

function inputOf({ screen, stream, tty, interrupt }: JoinParts): (data: string) => void {
  const send = (text: string): void => {
    if (stream.writable) stream.write(text);
  };
  if (tty) return send;
  const line = createLineInput({
    echo: (text) => screen.write(text),
    send,
    finish: () => stream.end(),
    interrupt: () => interrupt?.(),
  });
  return (data) => line.type(data);
}

function rawOutput(pace: Pace): (chunk: Uint8Array) => string {
  const decode = createDecoder();
  const filter = sessionFilter();
  return (chunk) => {
    const text = filter.pass(decode(chunk));
    if (text !== "") pace.write(text, filter.between);
    return text;
  };
}

/** A word before each line of stderr; "\n" alone would only move down. */
function framedOutput(pace: Pace): (chunk: Uint8Array) => string {
  const reader = createFrameReader();
  const of = (): { decode: (bytes: Uint8Array) => string; pass: (text: string) => string } => ({
    decode: createDecoder(),
    pass: logFilter().pass,
  });
  const streams: Record<OutputStream, ReturnType<typeof of>> = { stdout: of(), stderr: of() };
  let open: OutputStream | undefined;
  const show = (stream: OutputStream, text: string): string => {
    if (text === "") return "";
    const mark = stream === "stderr" ? stderrMark : "";
    const start = open === stream ? "" : `${open === undefined ? "" : "\r\n"}${mark}`;
    const ends = text.endsWith("\n");
    open = ends ? undefined : stream;
    const body = ends ? text.slice(0, -1) : text;
    return start + body.replace(/\r?\n/g, `\r\n${mark}`) + (ends ? "\r\n" : "");
  };
  return (chunk) => {
    const text = reader
      .read(chunk)
      .map(({ stream, bytes }) => show(stream, streams[stream].pass(streams[stream].decode(bytes))))
      .join("");
    if (text !== "") pace.write(drawnAtOnce(text));
    return text;
  };
}
