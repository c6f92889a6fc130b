// Streams as lent bytes: nothing is lost or written over while it is used, and ends are told.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { lentOf } from "../../../../src/engine/lent/lent.ts";

test("a piece stays as it is until the next is asked for, however slow its reader", { timeout: 60_000 }, async () => {
  // Larger than what is gathered, and smaller.
  const sent = [3_000_000, 10, 1_200_000, 65_536].map((length, index) => Buffer.alloc(length, index + 1));
  const parts: Buffer[] = [];
  for await (const piece of lentOf(Readable.from(sent))) {
    const copy = Buffer.from(piece);
    await turn();
    assert.ok(copy.equals(piece));
    assert.ok(piece.length <= 256 * 1024);
    parts.push(copy);
  }
  assert.ok(Buffer.concat(parts).equals(Buffer.concat(sent)));
});

test("memory is used again", { timeout: 60_000 }, async () => {
  const memories = new Set<ArrayBufferLike>();
  for await (const { buffer } of lentOf(Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(65_536)))))
    memories.add(buffer);
  assert.ok(memories.size <= 2, String(memories.size));
});

test("a slow reader holds the source back, and who stops reading ends it", { timeout: 60_000 }, async () => {
  let told = 0;
  const source = Readable.from(
    (function* () {
      for (; told < 1000; told += 1) yield Buffer.alloc(65_536);
    })(),
  );
  for await (const piece of lentOf(source)) {
    assert.ok(piece.length > 0);
    for (let index = 0; index < 50; index += 1) await turn();
    assert.ok(told < 100, String(told));
    break;
  }
  assert.ok(source.destroyed);
});

test("nothing is read of what nobody asks for", async () => {
  let told = 0;
  const source = new Readable({ highWaterMark: 1, read: () => void (told += 1) });
  const lent = lentOf(source);
  await turn();
  assert.equal(told, 0);
  lent.destroy();
  assert.ok(source.destroyed);
});

test("what breaks the source is told after what came before", { timeout: 60_000 }, async () => {
  const read = async (source: Readable): Promise<readonly [number, unknown]> => {
    let length = 0;
    try {
      for await (const piece of lentOf(source)) length += piece.length;
      return [length, undefined];
    } catch (error) {
      return [length, (error as { code?: unknown }).code];
    }
  };
  const broken = new Readable({ read: () => undefined });
  broken.push(Buffer.alloc(10));
  setTimeout(() => broken.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" })), 20);
  assert.deepEqual(await read(broken), [10, "ECONNRESET"]);
  const cut = new Readable({ read: () => undefined });
  setTimeout(() => cut.destroy(), 20);
  assert.deepEqual(await read(cut), [0, "ERR_STREAM_PREMATURE_CLOSE"]);
  assert.deepEqual(await read(Readable.from([])), [0, undefined]);
});
