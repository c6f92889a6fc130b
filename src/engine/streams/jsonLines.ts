// Bytes → JSON values, one a line: event streams, build and pull progress. Knows of torn chunks and torn characters; what
// the values mean is the caller's.

/** Longest line kept, in characters: a stream without line ends must not eat the memory. */
const longest = 4 * 1024 * 1024;

export interface JsonLines {
  /** The values of the lines this chunk completes. */
  write(chunk: Uint8Array): readonly unknown[];
  /** The value of a last line without an end, if it is whole. */
  end(): readonly unknown[];
}

/**
 * Reads lines of JSON. A line that is not JSON, or longer than `most` characters, is left out and told to `garbage` with
 * its length; the lines after it are read as ever.
 */
export function readJsonLines(garbage: (length: number) => void = () => undefined, most = longest): JsonLines {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let length = 0;
  const value = (line: string): readonly unknown[] => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line)];
    } catch {
      garbage(line.length);
      return [];
    }
  };
  const keep = (part: string): void => {
    length += part.length;
    if (length <= most) begun.push(part);
    else begun = [];
  };
  const finish = (): readonly unknown[] => {
    const [line, whole] = [begun.join(""), length];
    begun = [];
    length = 0;
    if (whole <= most) return value(line);
    garbage(whole);
    return [];
  };
  const take = (text: string): readonly unknown[] => {
    const values: unknown[] = [];
    let from = 0;
    for (let to = text.indexOf("\n"); to !== -1; to = text.indexOf("\n", from)) {
      keep(text.slice(from, to));
      values.push(...finish());
      from = to + 1;
    }
    if (from < text.length) keep(text.slice(from));
    return values;
  };
  return {
    write: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end: () => [...take(decoder.decode()), ...finish()],
  };
}

/** The same over a stream: values as they arrive, back-pressure kept. @throws whatever the stream ends with */
export async function* jsonLines(
  stream: AsyncIterable<Uint8Array>,
  garbage?: (length: number) => void,
): AsyncGenerator<unknown, void, undefined> {
  const lines = readJsonLines(garbage);
  for await (const chunk of stream) yield* lines.write(chunk);
  yield* lines.end();
}
