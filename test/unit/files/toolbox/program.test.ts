// Which programs serve as a toolbox: those that need nothing of the root they run in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { needsOf, withLoader } from "../../../../src/files/toolbox/elf.ts";
import { firstTool, layer, programOf } from "../../../../src/files/toolbox/program.ts";

/** A program with a loader and libraries, laid out as small as may be: header, program headers, table, names. */
function program(loader: string | undefined, libraries: readonly string[] = [], wide = true): Buffer {
  const bytes = Buffer.alloc(2048);
  const word = (value: number, at: number): unknown =>
    wide ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUInt32LE(value, at);
  bytes.write(`\x7fELF${wide ? "\x02" : "\x01"}\x01`, "latin1");
  const [start, size] = wide ? [64, 56] : [52, 32];
  word(start, wide ? 32 : 28);
  bytes.writeUInt16LE(size, wide ? 54 : 42);
  const part = (index: number, type: number, offset: number, address: number, length: number): void => {
    const at = start + index * size;
    bytes.writeUInt32LE(type, at);
    const [of, ad, le] = wide ? [8, 16, 32] : [4, 8, 16];
    for (const [value, place] of [
      [offset, of],
      [address, ad],
      [length, le],
    ] as const)
      word(value, at + place);
  };
  bytes.writeUInt16LE(loader === undefined ? 1 : 3, wide ? 56 : 44);
  part(0, 1, 0, 0x1000, 2048);
  if (loader === undefined) return bytes;
  bytes.write(`${loader}\0`, 512, "latin1");
  part(1, 3, 512, 0x1000 + 512, loader.length + 1);
  const step = wide ? 16 : 8;
  const entries: [number, number][] = [[5, 0x1000 + 1024]];
  let names = "\0";
  for (const library of libraries) {
    entries.push([1, names.length]);
    names += `${library}\0`;
  }
  bytes.write(names, 1024, "latin1");
  [...entries, [0, 0] as const].forEach(([tag, value], index) => {
    word(tag, 768 + index * step);
    word(value, 768 + index * step + step / 2);
  });
  part(2, 2, 768, 0x1000 + 768, (entries.length + 1) * step);
  return bytes;
}

const musl = "/lib/ld-musl-x86_64.so.1";
const alpine = program(musl, ["libc.musl-x86_64.so.1"]);

test("what a program needs is read from it, whatever it claims of itself", () => {
  for (const wide of [true, false]) {
    assert.deepEqual(needsOf(program(musl, ["libc.musl-x86_64.so.1", "libz.so.1"], wide)), {
      ...{ loader: musl, libraries: ["libc.musl-x86_64.so.1", "libz.so.1"], at: 512, length: musl.length + 1 },
    });
    assert.deepEqual(needsOf(program(undefined, [], wide))?.loader, undefined);
  }
  for (const odd of [Buffer.alloc(0), Buffer.from("#!/bin/sh\necho"), Buffer.from("\x7fELF"), alpine.subarray(0, 70)])
    assert.equal(needsOf(odd), undefined);
  const lying = Buffer.from(alpine);
  lying.writeBigUInt64LE(2n ** 60n, 32);
  assert.equal(needsOf(lying), undefined);
});

test("a static busybox serves, and Alpine's with its loader; none that takes libraries from the root it is in", async () => {
  const asked: string[] = [];
  const read = (path: string): Promise<Buffer | undefined> => {
    asked.push(path);
    return Promise.resolve(Buffer.from("the loader"));
  };
  const still = program(undefined);
  assert.deepEqual(await programOf(still, read), { busybox: still });
  assert.equal(asked.length, 0);
  assert.equal((await programOf(alpine, read))?.loading?.loader.toString(), "the loader");
  assert.deepEqual(asked, [musl]);
  assert.equal(await programOf(alpine, () => Promise.resolve(undefined)), undefined);
  for (const [loader, ...libraries] of [
    ["/lib64/ld-linux-x86-64.so.2", "libc.so.6"],
    [musl, "libc.musl-x86_64.so.1", "libselinux.so.1"],
    ["/lib/../tmp/ld-musl-x86_64.so.1", "libc.musl-x86_64.so.1"],
  ])
    assert.equal(await programOf(program(loader, libraries), read), undefined, loader);
});

test("the image has the program twice: for its own root, and for another by descriptor", async () => {
  const loaderOf = (bytes: Buffer): string | undefined => needsOf(bytes)?.loader;
  const made = await programOf(alpine, () => Promise.resolve(Buffer.from("the loader")));
  assert.ok(made);
  const files = new Map([...layer(made)].map((packed) => [`/${packed.header.name}`, packed]));
  const bytes = (path: string): Buffer => {
    const packed = files.get(path);
    assert.ok(packed !== undefined && "content" in packed, path);
    return Buffer.concat(packed.content);
  };
  assert.equal(loaderOf(bytes("/toolbox/busybox")), "/proc/self/fd/4/ld");
  assert.equal(loaderOf(bytes(firstTool)), "/toolbox/ld");
  assert.equal(bytes("/toolbox/ld").toString(), "the loader");
  assert.equal(bytes("/toolbox/empty").length, 0);
  const plain = [...layer({ busybox: program(undefined) })];
  assert.deepEqual(
    plain.map(({ header }) => header.name),
    ["toolbox", "toolbox/busybox", "toolbox/empty", "toolbox/first", "toolbox/first/busybox"],
  );
  assert.throws(() => withLoader(alpine, needsOf(alpine) ?? assert.fail(), `${musl}x`), RangeError);
});
