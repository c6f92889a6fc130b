// What stands before the body of an HTTP/1.1 answer, read strictly: RFC 9112. What is no such head is told as Node's own
// reader tells it, by codes that begin with HPE_.

export interface Head {
  readonly status: number;
  /** "Not Found" */
  readonly words: string;
  /** Names in lower case; what was told more than once stands with commas between. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the body ends: after so many bytes, with its last chunk, or with the connection. */
  readonly body: number | "chunked" | "untilClosed";
}

/** Bytes of a head at most, as Node has it. */
export const longestHead = 16 * 1024;

/** An error of what is no HTTP. */
export const noHttp = (code: string, said: string): Error => Object.assign(new Error(said), { code: `HPE_${code}` });

const statusLine = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/;
const headerLine = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;

/** A head without the empty line at its end. @throws Error HPE_… */
export function readHead(bytes: Uint8Array): Head {
  const [first = "", ...lines] = Buffer.from(bytes).toString("latin1").split("\r\n");
  const [, minor, status, words = ""] = statusLine.exec(first) ?? [];
  if (status === undefined) throw noHttp("INVALID_STATUS", "the answer is no HTTP/1.1");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) throw noHttp("INVALID_HEADER_TOKEN", "a header is none");
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? value.trimEnd() : `${before}, ${value.trimEnd()}`);
  }
  const code = Number(status);
  const body = hasNone(code) ? 0 : bodyOf(headers, minor === "1");
  return { status: code, words, headers: Object.fromEntries(headers), body };
}

/** RFC 9112, 6.3. What is asked for is always a GET. */
const hasNone = (status: number): boolean => status < 200 || status === 204 || status === 304;

function bodyOf(headers: ReadonlyMap<string, string>, mayHaveChunks: boolean): Head["body"] {
  const coding = headers.get("transfer-encoding");
  const length = headers.get("content-length");
  if (coding !== undefined) {
    // Two words on where it ends: whoever believes the wrong one takes part of it for the whole.
    if (length !== undefined) throw noHttp("INVALID_CONTENT_LENGTH", "the answer has chunks, and a length too");
    if (coding.toLowerCase() !== "chunked" || !mayHaveChunks)
      throw noHttp("INVALID_TRANSFER_ENCODING", "the answer is coded in an unknown way");
    return "chunked";
  }
  if (length === undefined) return "untilClosed";
  if (!/^\d{1,15}$/.test(length)) throw noHttp("INVALID_CONTENT_LENGTH", "the answer's length is none");
  return Number(length);
}
