// An answer that refuses, as the error that faults.ts understands: the shape that docker-modem gives it.

/** `body` is what the engine said, JSON or text; `words` stand beside the status: "Not Found". */
export const refusal = (status: number, words: string, body: Buffer): Error =>
  Object.assign(new Error(words), { statusCode: status, json: jsonIn(body), reason: words });

function jsonIn(bytes: Buffer): unknown {
  const text = bytes.toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
