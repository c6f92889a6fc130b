import assert from "node:assert/strict";
import fs from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Readable } from "node:stream";
import { fileSource, pourPieces, sourceOf, wholeSourceOf } from "../../../src/files/content.ts";

const megabyte = 1024 * 1024;
let folder: string;
before(() => (folder = fs.mkdtempSync(join(tmpdir(), "porthole-content-"))));
after(() => fs.rmSync(folder, { recursive: true }));

async function withHandle<T>(name: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(join(folder, name), "w+");
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** Bytes of which no piece is like another. */
const bytes = Buffer.from(new Uint32Array((5 * megabyte) / 4).map((_, index) => index).buffer);

/** Pieces in memory that is used again, as the contract allows. */
async function* reused(lengths: readonly number[]): AsyncGenerator<Uint8Array, void, undefined> {
  const rooms = [Buffer.alloc(megabyte), Buffer.alloc(megabyte)];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const length = Math.min(lengths[turn % lengths.length] ?? 1, bytes.length - at);
    const room = rooms[turn % 2] ?? Buffer.alloc(0);
    bytes.copy(room, 0, at, at + length);
    yield await Promise.resolve(room.subarray(0, length));
    at += length;
    room.fill(0xee);
  }
}

test("pieces of any length arrive whole and in order, though their memory is used again", async () => {
  for (const lengths of [[1000], [32_768], [megabyte], [7, megabyte, 300_000, 600_000], [megabyte / 2, 3]]) {
    await withHandle("poured", async (handle) => {
      await pourPieces(reused(lengths), handle);
      assert.ok(fs.readFileSync(join(folder, "poured")).equals(bytes), String(lengths));
    });
  }
});

test("what cannot be written, and a signal, end the pouring and its source", async () => {
  let ended = 0;
  const endless = async function* (length: number): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) yield await Promise.resolve(Buffer.alloc(length));
    } finally {
      ended += 1;
    }
  };
  const full = await open("/dev/full", "w");
  for (const length of [1000, megabyte])
    await assert.rejects(pourPieces(endless(length), full), (error) => (error as { code?: string }).code === "ENOSPC");
  await full.close();
  await withHandle("aborted", async (handle) => {
    await assert.rejects(pourPieces(endless(1000), handle, AbortSignal.timeout(20)));
  });
  assert.equal(ended, 3);
});

test("a file of this system is a source that says when it became shorter", async () => {
  const path = join(folder, "source");
  fs.writeFileSync(path, "0123456789");
  const source = fileSource(await open(path, "r"), 10);
  assert.equal(Buffer.from(await source.read(2, 3)).toString(), "234");
  const room = Buffer.alloc(4);
  assert.equal(await source.readInto(8, room), 2);
  assert.equal(room.toString("latin1", 0, 2), "89");
  fs.truncateSync(path, 5);
  await assert.rejects(source.read(6, 4), (error) => (error as { code?: string }).code === "EIO");
  const lent = await sourceOf(source);
  await lent.close();
  assert.equal((await source.read(0, 2)).length, 2, "it is closed by whoever made it");
  await source.close();
});

test("a stream is a source once it has come to its end", async () => {
  const source = await sourceOf(Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)], { objectMode: false }));
  try {
    assert.equal(source.size, bytes.length);
    assert.ok(Buffer.from(await source.read(megabyte, 1000)).equals(bytes.subarray(megabyte, megabyte + 1000)));
  } finally {
    await source.close();
  }
});

test("pieces are good until the next is asked for, also in a source", async () => {
  const source = await sourceOf(reused([1000, 300_000, megabyte]));
  try {
    assert.equal(source.size, bytes.length);
    assert.ok(Buffer.from(await source.read(0, bytes.length)).equals(bytes));
  } finally {
    await source.close();
  }
});

test("a whole source has all of a file of this system before it begins, or is none", async () => {
  const path = join(folder, "whole");
  fs.writeFileSync(path, bytes);
  const file = fileSource(await open(path, "r"), bytes.length);
  const source = await wholeSourceOf(file);
  fs.truncateSync(path, 5);
  assert.ok(Buffer.from(await source.read(0, bytes.length)).equals(bytes));
  await source.close();
  await assert.rejects(wholeSourceOf(file), (error) => (error as { code?: string }).code === "EIO");
  await file.close();
  const empty = { size: 3, read: () => Promise.resolve(Buffer.alloc(0)), close: () => Promise.resolve() };
  await assert.rejects(wholeSourceOf(empty), (error) => (error as { code?: string }).code === "EIO");
});
