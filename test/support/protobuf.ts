// Writes protocol buffers, for tests of what reads them: fields by number, with a number, a text or a message each.

/** One message. */
export const message = (...fields: readonly (readonly [number, number | string | Buffer])[]): Buffer =>
  Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === "number") return [varint(number * 8), varint(value)];
      const bytes = Buffer.from(value);
      return [varint(number * 8 + 2), varint(bytes.length), bytes];
    }),
  );

/** A google.protobuf.Timestamp. */
export const time = (seconds: number, nanoseconds: number): Buffer => message([1, seconds], [2, nanoseconds]);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
