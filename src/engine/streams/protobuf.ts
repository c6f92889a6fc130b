// Reads a protocol buffer field by field, without a schema: numbers and bytes as they stand on the wire. What the fields
// mean is the caller's. The format: https://protobuf.dev/programming-guides/encoding/

export interface Field {
  readonly number: number;
  /** Of a number; 0 for others. Beyond 2^53 it is not exact. */
  readonly value: number;
  /** Of a text, of bytes and of a message within; empty for others. */
  readonly bytes: Uint8Array;
}

const nothing = new Uint8Array(0);

/** @throws RangeError where the message is cut or broken */
export function* fieldsOf(message: Uint8Array): Generator<Field, void, undefined> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = message[at];
      if (byte === undefined) throw new RangeError("the message ends in the middle");
      at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > message.length) throw new RangeError("the message ends in the middle");
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        yield { number, value: varint(), bytes: nothing };
        break;
      case 1:
        yield { number, value: 0, bytes: take(8) };
        break;
      case 2:
        yield { number, value: 0, bytes: take(varint()) };
        break;
      case 5:
        yield { number, value: 0, bytes: take(4) };
        break;
      default:
        throw new RangeError("no such kind of field");
    }
  }
}
