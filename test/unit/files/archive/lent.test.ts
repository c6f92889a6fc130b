import assert from "node:assert/strict";
import fs from "node:fs";
import { createServer, request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
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
      const pieces: Uint8Array[] = [];
      for await (const piece of lent(engineAt(kind), answer)) pieces.push(piece);
      return pieces.filter(({ length }) => length > 0).length / pieces.length;
    });
  assert.equal(await kept("ssh"), 1);
  assert.ok((await kept("unix")) < 1);
});
