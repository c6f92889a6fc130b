// An HTTP/1.1 answer out of the bytes of its connection: the head, and the body as it comes.
import { createBody } from "./body.ts";
import { longestHead, noHttp, readHead, type Head } from "./head.ts";
import type { Take } from "./lent.ts";
import { brokenOff } from "./reads.ts";

export interface Answer {
  readonly head: Head;
  /** The body. Fails when the connection ends before it does. */
  readonly take: Take;
}

/** What the engine says before its answer ("100 Continue") is passed over. @throws Error HPE_…, ECONNRESET */
export async function readAnswer(from: Take): Promise<Answer> {
  let bytes: Uint8Array = new Uint8Array(0);
  for (let passed = 0; passed <= mostBefore; passed += 1) {
    const end = await headEnd();
    const head = readHead(bytes.subarray(0, end));
    bytes = bytes.subarray(end + headEnds.length);
    if (head.status === 101) throw noHttp("INVALID_STATUS", "the engine speaks something else from here on");
    if (head.status >= 200) return { head, take: bodyOf(head, bytes, from) };
  }
  throw noHttp("INVALID_STATUS", "the engine puts its answer off again and again");

  async function headEnd(): Promise<number> {
    for (;;) {
      const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(headEnds);
      if (end > longestHead || (end === -1 && bytes.length >= longestHead + headEnds.length))
        throw noHttp("HEADER_OVERFLOW", "the answer's head is too long");
      if (end !== -1) return end;
      // The piece before this one is good no longer.
      const before = Buffer.from(bytes);
      const piece = await from();
      if (piece === undefined) throw brokenOff();
      bytes = before.length === 0 ? piece : Buffer.concat([before, piece]);
    }
  }
}

const headEnds = "\r\n\r\n";

/** Answers that are none yet, at most. */
const mostBefore = 10;

function bodyOf(head: Head, begun: Uint8Array, from: Take): Take {
  const body = createBody(head.body);
  let first: Uint8Array | undefined = begun;
  return async () => {
    while (!body.ended()) {
      const piece = first ?? (await from());
      first = undefined;
      if (piece === undefined) {
        body.close();
        return undefined;
      }
      const length = body.take(piece);
      if (length > 0) return piece.subarray(0, length);
    }
    return undefined;
  };
}
