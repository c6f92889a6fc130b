// Lines of JSON out of a stream that breaks anywhere.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { jsonLines, readJsonLines } from "../../../../src/engine/streams/jsonLines.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function readAll(chunks: readonly Uint8Array[], most?: number): { values: unknown[]; garbage: number[] } {
  const garbage: number[] = [];
  const lines = readJsonLines((length) => garbage.push(length), most);
  const values = [...chunks.flatMap((chunk) => [...lines.write(chunk)]), ...lines.end()];
  return { values, garbage };
}

test("a line is read wherever it is torn, in the middle of a character too", () => {
  const whole = bytes('{"name":"Đà Nẵng 🐳"}\n{"a":[1,2]}\r\n');
  for (let cut = 0; cut <= whole.length; cut += 1)
    assert.deepEqual(
      readAll([whole.slice(0, cut), whole.slice(cut)]),
      { values: [{ name: "Đà Nẵng 🐳" }, { a: [1, 2] }], garbage: [] },
      `cut at ${cut}`,
    );
  assert.deepEqual(readAll([...whole].map((byte) => Uint8Array.of(byte))).values.length, 2);
});

test("many lines in one chunk come in order, and empty lines are nothing", () => {
  assert.deepEqual(readAll([bytes("1\n\n2\n  \n3\n")]).values, [1, 2, 3]);
});

test("a last line without an end counts when it is whole, and is garbage when it is half", () => {
  assert.deepEqual(readAll([bytes('{"a":1}')]), { values: [{ a: 1 }], garbage: [] });
  assert.deepEqual(readAll([bytes('{"a":')]), { values: [], garbage: [5] });
});

test("a line that is no JSON costs only itself", () => {
  assert.deepEqual(readAll([bytes('1\nHTTP/1.1 500\n{"half":\n2\n')]), { values: [1, 2], garbage: [12, 8] });
});

test("a line without end is given up instead of kept, and what follows is read", () => {
  const { values, garbage } = readAll(
    [bytes('"'), ...Array<Uint8Array>(50).fill(bytes("x".repeat(10))), bytes('"\n7\n')],
    100,
  );
  assert.deepEqual(values, [7]);
  assert.deepEqual(garbage, [502]);
});

test("a stream is read as it comes and its error is thrown", async () => {
  const stream = Readable.from([bytes("1\n2"), bytes("3\n")]);
  const values: unknown[] = [];
  for await (const value of jsonLines(stream)) values.push(value);
  assert.deepEqual(values.splice(0), [1, 23]);
  const broken = new Readable({ read() {} });
  broken.push("4\n");
  setImmediate(() => broken.destroy(new Error("cut")));
  await assert.rejects(async () => {
    for await (const value of jsonLines(broken)) values.push(value);
  }, /cut/);
  assert.deepEqual(values, [4]);
});
