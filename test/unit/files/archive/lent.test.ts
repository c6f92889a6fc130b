import assert from "node:assert/strict";
import fs from "node:fs";
import { createServer, request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Engine } from "../../../../src/engine/engine.ts";
import { lent } from "../../../../src/files/archive/lent.ts";
import { readTar } from "../../../../src/files/tar/read.ts";
import { packTar } from "../../../../src/files/tar/write.ts";

const engineAt = (kind: string): Engine => ({ endpoint: { address: { kind } } }) as unknown as Engine;
const bytes = Buffer.from(new Uint32Array(700_000).map((_, index) => index).buffer);
const common = { kind: "file", mode: 0o644, uid: 0, gid: 0, modified: 0 } as const;
/** A name that needs an extended header, so that there is much to be put together from parts. */
const name = (index: number): string => `${"n".repeat(150)}${index}`;

/** An answer as an engine gives it, over a socket of this system. */
async function answered<T>(use: (answer: IncomingMessage) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(join(tmpdir(), "porthole-lent-"));
  const socketPath = join(folder, "socket");
  const server = createServer((_request, response) => {
    const entries = Array.from({ length: 6 }, (_, index) => {
      const content = bytes.subarray(index * 4, bytes.length - index * 1001);
      return { header: { ...common, name: name(index), size: content.length }, content: [content] };
    });
    packTar(entries).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(socketPath, listening));
  try {
    return await new Promise<T>((done, failed) => {
      request({ socketPath, agent: false }, (answer) => void use(answer).then(done, failed)).end();
    });
  } finally {
    server.close();
    fs.rmSync(folder, { recursive: true });
  }
}

for (const kind of ["unix", "ssh"])
  test(`${kind}: an archive whose memory is given back on the way is read whole`, { timeout: 60_000 }, async () => {
    await answered(async (answer) => {
      let index = 0;
      for await (const entry of readTar(lent(engineAt(kind), answer))) {
        assert.equal(entry.name, name(index));
        const parts: Buffer[] = [];
        for await (const part of entry.content()) parts.push(Buffer.from(part));
        assert.ok(Buffer.concat(parts).equals(bytes.subarray(index * 4, bytes.length - index * 1001)), entry.name);
        index += 1;
      }
      assert.equal(index, 6);
    });
  });

test("memory is taken back only where nobody else has a part of it", { timeout: 60_000 }, async () => {
  const kept = async (kind: string): Promise<number> =>
    await answered(async (answer) => {
      const came: Uint8Array[] = [];
      answer.on("data", (piece: Uint8Array) => came.push(piece));
      for await (const piece of lent(engineAt(kind), answer)) void piece;
      return came.filter(({ length }) => length > 0).length / came.length;
    });
  assert.equal(await kept("ssh"), 1);
  assert.ok((await kept("unix")) < 1);
});

test("a piece stays as it is until the next is asked for, however slow its reader", { timeout: 60_000 }, async () => {
  // Larger than what is gathered, and smaller.
  const sent = [3_000_000, 10, 1_200_000, 65_536].map((length, index) => Buffer.alloc(length, index + 1));
  const parts: Buffer[] = [];
  for await (const piece of lent(engineAt("ssh"), Readable.from(sent))) {
    const copy = Buffer.from(piece);
    await turn();
    assert.ok(copy.equals(piece));
    assert.ok(piece.length <= 1024 * 1024);
    parts.push(copy);
  }
  assert.ok(Buffer.concat(parts).equals(Buffer.concat(sent)));
});

test("a slow reader holds the source back", { timeout: 60_000 }, async () => {
  let told = 0;
  const source = Readable.from(
    (function* () {
      for (; told < 1000; told += 1) yield Buffer.alloc(65_536);
    })(),
  );
  const pieces = lent(engineAt("ssh"), source);
  await pieces.next();
  for (let index = 0; index < 50; index += 1) await turn();
  assert.ok(told < 100, String(told));
  await pieces.return();
  assert.ok(source.destroyed);
});

test("what breaks the source is told after what came before", { timeout: 60_000 }, async () => {
  const read = async (source: Readable): Promise<readonly [number, unknown]> => {
    let length = 0;
    try {
      for await (const piece of lent(engineAt("unix"), source)) length += piece.length;
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
