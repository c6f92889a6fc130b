// The body of an HTTP/1.1 answer out of the bytes of its connection, in the memory they came in: RFC 9112, 6 and 7.
import { longestHead, noHttp, type Head } from "./head.ts";
import { brokenOff } from "./reads.ts";

export interface Body {
  /** Moves what belongs to the body to the front of the piece; so many bytes. @throws Error HPE_… */
  take(piece: Uint8Array): number;
  /** Nothing more belongs to it. */
  ended(): boolean;
  /** The connection has ended. @throws Error ECONNRESET when that is in the middle */
  close(): void;
}

export function createBody(kind: Head["body"]): Body {
  const body = kind === "untilClosed" ? untilClosed : kind === "chunked" ? chunked() : ofLength(kind);
  const close = (): void => {
    if (kind !== "untilClosed" && !body.ended()) throw brokenOff();
  };
  return { ...body, close };
}

type Taking = Omit<Body, "close">;

const untilClosed: Taking = { take: ({ length }) => length, ended: () => false };

function ofLength(length: number): Taking {
  let left = length;
  return {
    take: (piece) => {
      const taken = Math.min(left, piece.length);
      left -= taken;
      return taken;
    },
    ended: () => left === 0,
  };
}

/** Bytes of a chunk's size and of what may stand behind it, at most. */
const longestSize = 4096;

function chunked(): Taking {
  // What is read now, a line or the bytes of a chunk.
  let at: "size" | "bytes" | "behind" | "trailer" | "end" = "size";
  let left = 0;
  let line = createLine(longestSize);
  const readLine = (said: string): void => {
    if (at === "size") {
      left = sizeOf(said);
      at = left === 0 ? "trailer" : "bytes";
      line = createLine(left === 0 ? longestHead : longestSize);
    } else if (at === "behind") {
      if (said !== "") throw noHttp("STRICT", "a chunk is longer than it said");
      at = "size";
    } else if (said === "") at = "end";
  };
  const take = (piece: Uint8Array): number => {
    let kept = 0;
    for (let from = 0; from < piece.length && at !== "end";) {
      if (at !== "bytes") {
        const said = line(piece[from++] ?? 0);
        if (said !== undefined) readLine(said);
        continue;
      }
      const length = Math.min(left, piece.length - from);
      piece.copyWithin(kept, from, from + length);
      [kept, from, left] = [kept + length, from + length, left - length];
      if (left === 0) at = "behind";
    }
    return kept;
  };
  return { take, ended: () => at === "end" };
}

/** Takes a byte; the line once it is complete. All lines together may have so many bytes. */
function createLine(most: number): (byte: number) => string | undefined {
  let line = "";
  let length = 0;
  return (byte) => {
    length += 1;
    if (length > most) throw noHttp("CHUNK_EXTENSIONS_OVERFLOW", "what stands beside the chunks is too long");
    const returned = line.endsWith("\r");
    if (returned !== (byte === lineFeed)) throw noHttp("LF_EXPECTED", "a line between the chunks ends in another way");
    line += String.fromCharCode(byte);
    if (!returned) return undefined;
    const said = line.slice(0, -2);
    line = "";
    return said;
  };
}

const lineFeed = 0x0a;

/** What may stand behind it says nothing to us. */
function sizeOf(line: string): number {
  const digits = /^([\da-f]{1,13})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/i.exec(line)?.[1];
  if (digits === undefined) throw noHttp("INVALID_CHUNK_SIZE", "the size of a chunk is none");
  return Number.parseInt(digits, 16);
}
