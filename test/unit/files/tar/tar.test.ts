import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { extract, pack } from "tar-stream";
import { infoOfHeader } from "../../../../src/files/archive/info.ts";
import { sameIds } from "../../../../src/files/owners.ts";
import { textOf } from "../../../../src/files/path.ts";
import { encodeHeader, type TarHeader } from "../../../../src/files/tar/header.ts";
import { readTar } from "../../../../src/files/tar/read.ts";
import { walkTar } from "../../../../src/files/tar/walk.ts";
import { packTar } from "../../../../src/files/tar/write.ts";

const common = { mode: 0o644, uid: 1000, gid: 100, modified: 1_580_706_246_000 };
const chunked = async function* (bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
};
async function read(bytes: Uint8Array, size = 700): Promise<{ header: TarHeader; text: string }[]> {
  const found = [];
  for await (const { content, ...header } of readTar(chunked(bytes, size))) {
    const parts: Uint8Array[] = [];
    for await (const part of content()) parts.push(part);
    found.push({ header, text: Buffer.concat(parts).toString() });
  }
  return found;
}

test("what we write we read, whatever the names, however torn", async () => {
  const odd = textOf(Buffer.from([0x64, 0xff, 0xfe]));
  const headers: TarHeader[] = [
    { ...common, name: "folder", kind: "folder", size: 0, mode: 0o1777 },
    { ...common, name: `folder/${odd}`, kind: "file", size: 5, mode: 0o4755 },
    { ...common, name: "n".repeat(255), kind: "file", size: 512, uid: 3_000_000 },
    {
      ...common,
      name: "ünï\ncödé",
      kind: "link",
      size: 0,
      target: `../${odd}/${"t".repeat(120)}`,
      modified: 1_580_706_246_123,
    },
    { ...common, name: "x", kind: "file", size: 0, attributes: new Map([["user.note", Buffer.of(0, 255, 10, 61)]]) },
  ];
  const contents = ["", "12345", "a".repeat(512), "", ""];
  const bytes = await buffer(
    packTar(headers.map((header, index) => ({ header, content: [Buffer.from(contents[index] ?? "")] }))),
  );
  for (const size of [1, 511, 513, 100_000]) {
    const found = await read(bytes, size);
    assert.deepEqual(
      found.map(({ header }) => header.name),
      headers.map(({ name }) => name),
    );
    for (const [index, { header, text }] of found.entries()) {
      const rest: Record<string, unknown> = { ...header };
      delete rest["type"];
      delete rest["whole"];
      assert.deepEqual({ target: undefined, attributes: undefined, ...headers[index] }, rest);
      assert.equal(text, contents[index]);
    }
  }
});

test("others read what we write, and we what they write", async () => {
  const header: TarHeader = { ...common, name: "long/".repeat(40) + "file", kind: "file", size: 3 };
  const other = extract();
  const names: string[] = [];
  other.on("entry", ({ name, uid }, stream, next) => {
    names.push(`${name} ${uid}`);
    stream.resume().on("end", next);
  });
  packTar([{ header, content: [Buffer.from("abc")] }]).pipe(other);
  await new Promise<void>((done) => other.on("finish", () => done()));
  assert.deepEqual(names, [`${header.name} 1000`]);
  const theirs = pack();
  theirs.entry({ name: "p".repeat(90) + "/" + "q".repeat(90), mode: 0o600 }, "abc");
  theirs.entry({ name: "a", type: "symlink", linkname: "b" });
  theirs.finalize();
  const found = await read(await buffer(theirs));
  assert.deepEqual(
    found.map(({ header: { name, kind, target }, text }) => [name.length, kind, target, text]),
    [
      [181, "file", undefined, "abc"],
      [1, "link", "b", ""],
    ],
  );
});

test("a content that is kept whole stays as it is while its source's memory is used again", async () => {
  const contents = ["a".repeat(1300), "", "b".repeat(512), "c"].map((text) => Buffer.from(text));
  const headers = contents.map(({ length }, index) => ({
    ...common,
    kind: "file" as const,
    name: `${index}`,
    size: length,
  }));
  const bytes = await buffer(
    packTar(headers.map((header, index) => ({ header, content: contents.slice(index, index + 1) }))),
  );
  const room = Buffer.alloc(700);
  const lent = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of chunked(bytes, room.length))
      yield room.subarray(0, Buffer.from(piece).copy(room.fill(0)));
  };
  const kept: Buffer[] = [];
  for await (const entry of readTar(lent())) kept.push(await entry.whole());
  assert.deepEqual(kept, contents);
  const cut = readTar(chunked(bytes.subarray(0, 600), 100));
  await assert.rejects(async () => (await cut.next()).value?.whole(), /ends in the middle/);
});

test("contents that nobody reads are skipped; who stops ends the source", async () => {
  const files = Array.from(
    { length: 5 },
    (_, index) => ({ ...common, name: `f${index}`, kind: "file", size: 3000 }) as const,
  );
  const bytes = await buffer(packTar(files.map((header) => ({ header, content: [Buffer.alloc(3000)] }))));
  let ended = false;
  const source = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* chunked(bytes, 1000);
    } finally {
      ended = true;
    }
  };
  const names: string[] = [];
  for await (const { name } of readTar(source())) {
    names.push(name);
    if (name === "f2") break;
  }
  assert.deepEqual(names, ["f0", "f1", "f2"]);
  assert.ok(ended);
});

test("broken archives are refused", async () => {
  const whole = await buffer(
    packTar([{ header: { ...common, name: "f", kind: "file", size: 2000 }, content: [Buffer.alloc(2000)] }]),
  );
  await assert.rejects(read(whole.subarray(0, 1000)), { code: "EIO" });
  await assert.rejects(read(Buffer.alloc(512, "not tar ")), { code: "EIO" });
  await assert.rejects(
    buffer(packTar([{ header: { ...common, name: "f", kind: "file", size: 5 }, content: [Buffer.alloc(4)] }])),
    { code: "EIO" },
  );
  const huge = encodeHeader({ ...common, name: "x", kind: "file", size: 100 * 1024 * 1024 });
  huge.write("x", 156, "latin1");
  huge.fill(" ", 148, 156);
  huge.write(
    `${huge
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
    "latin1",
  );
  await assert.rejects(read(huge), { code: "EIO" });
});

test("a walk leaves out names that climb, and what was pruned", async () => {
  const names = ["top", "top/../../etc", "top/proc", "top/proc/1", "top/process", "top/a"];
  const tar = packTar(
    names.map((name) => ({
      header: { ...common, name, kind: /top$|proc$/.test(name) ? "folder" : "file", size: 0 } as const,
    })),
  );
  const told: string[] = [];
  const info = (header: TarHeader, path: string) => infoOfHeader(header, path, sameIds);
  for await (const walked of walkTar(tar, { path: "/x", prune: (path) => path === "/x/proc", info }))
    told.push(walked.info.path);
  assert.deepEqual(told, ["/x", "/x/proc", "/x/process", "/x/a"]);
});
