// What every way to a container's files must do alike; each rung's own test file opens the backend and says what it cannot.
import assert from "node:assert/strict";
import fs from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import type { FileBackend, FileInfo } from "../../../src/files/backend.ts";
import { hasOddBytes } from "../../../src/files/path.ts";
import { longName } from "../../support/filesStage.ts";

/** Whose a file is: user and group as they count inside. */
export type Owner = readonly [uid: number | undefined, gid: number | undefined];

/** Known before any engine answers, for what is promised of one and not of another. */
export const onPodman = process.env["PORTHOLE_TEST_ENGINE_NAME"] === "podman";

export interface Promised {
  /** Bytes may be written, folders made. */
  readonly write: boolean;
  readonly move: boolean;
  /** A folder of a 5 GB file is listed whole: contents are not read for it. */
  readonly whole: boolean;
  /** False for engines that read only names in UTF-8 (20.10 hands paths on as JSON): such a file is then told, and "gone" when read. */
  readonly anyBytes?: () => boolean;
  /** A file that is written keeps its inode, so that its other names see the change. */
  readonly sameInode?: boolean;
  /** Where the way does not tell whose a file is (Podman's archives): how it is found out past it. */
  readonly ownerOf?: (path: string) => Promise<Owner>;
  /** False where the engine takes names for patterns (Podman): one with "*", "?", "[" or "\" is told, and refused in words. */
  readonly anyName?: boolean;
  /** Bytes of the large file of zeros, if not five gigabytes. */
  readonly zeros?: number;
  /** False where nobody may make device nodes: in a user namespace. */
  readonly devices?: boolean;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const kindThrown = async (work: Promise<unknown>): Promise<string> => {
  const thrown = await work.then(
    (value) => assert.fail(`no error, but ${String(value).slice(0, 200)}`),
    (error: unknown) => error,
  );
  return problemOf(thrown).kind;
};
const byName = (entries: readonly FileInfo[]): Map<string, FileInfo> =>
  new Map(entries.map((info) => [info.name, info]));
/** For listings that a machine with much else to do must not cut short. */
const patient = { patience: 20_000 };
const overwrite = { create: true, overwrite: true };

/** Opened while this process certainly may. */
const counts = fs.openSync("/proc/self/io", "r");

/** Bytes that this process has read so far, from files and sockets alike: proc(5), "io". */
function bytesRead(): number {
  const text = Buffer.alloc(1000);
  fs.readSync(counts, text, 0, text.length, 0);
  return Number(/^rchar: (\d+)$/m.exec(text.toString("latin1"))?.[1] ?? assert.fail("no count"));
}

/** Registers the tests. `subject` is called by each of them, and gives the same backend. */
export function fileContract(rung: string, subject: () => FileBackend, promised: Promised): void {
  const check = (what: string, work: (backend: FileBackend) => Promise<void>): void => {
    // Podman and Docker 20.10 start a process for each call: a busy machine takes its time.
    test(`${rung}: ${what}`, { timeout: 170_000 }, () => work(subject()));
  };
  lookContract(check, promised);
  readContract(check, promised);
  if (promised.write) writeContract(check, promised);
  else refuseWriting(check);
  if (promised.write && promised.move) moveContract(check);
  if (promised.write && !promised.move) refuseMoving(check);
}

type Check = (what: string, work: (backend: FileBackend) => Promise<void>) => void;

const fiveGigabytes = 5 * 1024 ** 3;

/** As the way tells it; where it cannot, it tells nothing, and the truth is found out past it. */
async function owned(info: FileInfo, owner: Owner, { ownerOf }: Promised): Promise<void> {
  if (ownerOf !== undefined) assert.deepEqual([info.uid, info.gid], [undefined, undefined]);
  assert.deepEqual(ownerOf === undefined ? [info.uid, info.gid] : await ownerOf(info.path), owner, info.path);
}

function lookContract(check: Check, promised: Promised): void {
  check("a file's kind, size, mode, owner and time", async (backend) => {
    const info = await backend.stat("/work/plain.txt");
    assert.equal(info.kind, "file");
    assert.equal(info.size, 6);
    assert.equal(info.mode, 0o640);
    await owned(info, [1000, 1000], promised);
    assert.equal(info.modified, Date.parse("2020-02-03T04:05:06Z"));
    assert.equal((await backend.stat("/work/suid")).mode, 0o4755);
    assert.equal((await backend.stat("/")).kind, "folder");
  });
  check("a folder's entries with their kinds; links told as links, with what stands at their end", async (backend) => {
    const { entries, cut } = await backend.list("/work", undefined, patient);
    assert.equal(cut, false);
    const found = byName(entries);
    const kinds = Object.fromEntries([...found].map(([name, info]) => [name, info.kind]));
    assert.deepEqual(kinds, {
      ...{ "plain.txt": "file", hard: "file", suid: "file", folder: "folder", empty: "folder" },
      ...{ abs: "link", rel: "link", dead: "link", loop: "link", dirlink: "link", climbs: "link", host: "link" },
      ...{ selfroot: "link", procroot: "link", fifo: "fifo" },
      ...(promised.devices === false ? {} : { null: "characterDevice", disk: "blockDevice" }),
    });
    assert.equal(found.get("abs")?.target, "/work/plain.txt");
    assert.equal(found.get("abs")?.leadsTo, "file");
    assert.equal(found.get("rel")?.leadsTo, "file");
    assert.equal(found.get("dirlink")?.leadsTo, "folder");
    assert.equal(found.get("climbs")?.leadsTo, "file");
    assert.equal(found.get("dead")?.leadsTo, undefined);
    assert.equal(found.get("loop")?.leadsTo, undefined);
    assert.equal(found.get("host")?.leadsTo, undefined, "a path of the host is none in the container");
    assert.equal(found.get("hard")?.size, 6);
    assert.equal(found.get("hard")?.path, "/work/hard");
    assert.equal((await backend.stat("/work/dirlink")).leadsTo, "folder");
  });
  check("links in the folders above are followed, entries keep the path they were asked by", async (backend) => {
    assert.equal((await backend.stat("/work/dirlink/inner.txt")).size, 6);
    const { entries } = await backend.list("/work/dirlink", undefined, patient);
    assert.deepEqual(entries.map(({ path }) => path).sort(), ["/work/dirlink/deeper", "/work/dirlink/inner.txt"]);
  });
  check("a link to what only the kernel tells leads there, or it is not told where; never nowhere", async (backend) => {
    const found = byName((await backend.list("/etc", undefined, patient)).entries);
    const isInside = backend.route === "direct" || backend.route === "toolbox";
    const ends = [found.get("mtab")?.leadsTo, (await backend.stat("/etc/mtab")).leadsTo];
    assert.deepEqual(ends, isInside ? ["file", "file"] : ["unknown", "unknown"]);
    assert.notEqual(found.get("log")?.leadsTo, undefined);
    if (!isInside) assert.equal(await kindThrown(backend.read("/etc/mtab")), "gone");
  });
  check("a link that leads nowhere, or to itself, is told as a link", async (backend) => {
    for (const [name, target] of [
      ["dead", "/nowhere"],
      ["loop", "loop"],
      ["host", undefined],
    ] as const) {
      const info = await backend.stat(`/work/${name}`);
      assert.deepEqual([info.kind, info.leadsTo], ["link", undefined], name);
      if (target !== undefined) assert.equal(info.target, target);
    }
  });
  check("what the kernel tells whoever looks is what it tells the container's main process", async (backend) => {
    if (backend.route !== "direct" && backend.route !== "toolbox")
      return assert.equal(await kindThrown(backend.read("/proc/self/status")), "gone");
    for (const path of ["/etc/mtab", "/proc/mounts", "/proc/self/mounts", "/proc/1/mounts"]) {
      assert.match(text(await backend.read(path)), /^proc \/proc proc /m, path);
      const streamed = await buffer(await backend.stream(path, AbortSignal.timeout(160_000)));
      assert.match(text(streamed), /^proc \/proc proc /m, path);
    }
    for (const path of ["/proc/self/status", "/proc/thread-self/status", "/work/selfroot/proc/self/status"])
      assert.match(text(await backend.read(path)), /^Pid:\t1$/m, path);
    assert.match(text(await backend.read("/proc/net/dev")), /^ *lo:/m);
    const program = (await backend.stat("/proc/self/exe")).target;
    assert.equal(program, (await backend.stat("/proc/1/exe")).target);
    const inside = byName((await backend.list("/proc/self", undefined, patient)).entries);
    assert.equal(inside.get("exe")?.target, program);
  });
  check("names of any bytes lead back to their files", async (backend) => {
    const { entries } = await backend.list("/odd", undefined, patient);
    assert.equal(entries.length, 10);
    const contents = new Map<string, string>();
    const isPattern = (path: string): boolean => promised.anyName === false && /[*?[\\]/.test(path);
    const readable = entries.filter(
      ({ path }) => !isPattern(path) && (!hasOddBytes(path) || promised.anyBytes?.() !== false),
    );
    for (const { path } of entries.filter((info) => !readable.includes(info)))
      assert.equal(await kindThrown(backend.read(path)), isPattern(path) ? "unsupported" : "gone");
    for (const { name, path } of readable) contents.set(name, text(await backend.read(path)));
    assert.equal(contents.get("new\nline"), "1");
    assert.equal(contents.get('it\'s "quoted" $HOME'), "2");
    if (promised.anyBytes?.() !== false) assert.equal(contents.get("bad\ufffd\ufffdname"), "3");
    assert.equal(contents.get(longName), "4");
    assert.equal(contents.get(" leading and trailing "), "6");
    assert.equal(contents.get("-rf"), "7");
    if (promised.anyName !== false) {
      assert.equal(contents.get("%41 #frag?ment&+.txt"), "5");
      assert.equal(contents.get("*"), "8");
    }
    assert.equal(contents.get("ünïcödé ☂"), "9");
    for (const { path, size } of readable) assert.equal((await backend.stat(path)).size, size);
  });
  check("a folder of many", async (backend) => {
    const { entries, cut } = await backend.list("/many", undefined, patient);
    assert.equal(entries.length, 1500);
    assert.equal(cut, false);
    assert.equal(new Set(entries.map(({ path }) => path)).size, 1500);
  });
  check("gigabytes of nothing are told without being read", async (backend) => {
    const size = promised.zeros ?? fiveGigabytes;
    const before = bytesRead();
    assert.equal((await backend.stat("/zeros/big")).size, size);
    assert.ok(bytesRead() - before < fiveGigabytes / 80, `${bytesRead() - before} bytes for a look`);
    const { entries, cut } = await backend.list("/zeros");
    assert.equal(entries[0]?.size, size);
    if (size === fiveGigabytes) assert.equal(cut, !promised.whole);
    // Where contents come along, the listing ends long before they do.
    const most = fiveGigabytes / (promised.whole ? 80 : 2);
    assert.ok(bytesRead() - before < most, `${bytesRead() - before} bytes for a listing`);
  });
  check("what is not there, and what is no folder", async (backend) => {
    assert.equal(await kindThrown(backend.stat("/nowhere")), "gone");
    assert.equal(await kindThrown(backend.stat("/work/plain.txt/below")), "gone");
    assert.equal(await kindThrown(backend.list("/nowhere")), "gone");
    assert.equal(await kindThrown(backend.list("/work/plain.txt")), "conflict");
    assert.equal(await kindThrown(backend.read("/work/dead")), "gone");
    assert.equal(await kindThrown(backend.read("/work/host")), "gone");
    assert.equal(await kindThrown(backend.stat("/work/\0")), "gone");
    assert.match(await kindThrown(backend.read("/work/loop")), /conflict|gone/);
  });
}

function readContract(check: Check, { devices }: Promised): void {
  check("content, through links too", async (backend) => {
    for (const name of ["plain.txt", "abs", "rel", "hard"])
      assert.equal(text(await backend.read(`/work/${name}`)), "hello\n");
    assert.match(text(await backend.read("/work/climbs")), /^root:x:0:0/);
    assert.equal(text(await buffer(await backend.stream("/work/abs", AbortSignal.timeout(160_000)))), "hello\n");
  });
  check("pipes, devices and folders are never opened", async (backend) => {
    for (const name of ["fifo", "folder", ...(devices === false ? [] : ["null", "disk"])]) {
      assert.equal(await kindThrown(backend.read(`/work/${name}`)), "conflict", name);
      assert.equal(await kindThrown(backend.stream(`/work/${name}`, AbortSignal.timeout(160_000))), "conflict", name);
    }
  });
  check("a stream ends with its signal, and the rest is not read", async (backend) => {
    const abort = new AbortController();
    const stream = await backend.stream("/zeros/big", abort.signal);
    let read = 0;
    const ended = (async () => {
      for await (const chunk of stream) {
        read += (chunk as Uint8Array).length;
        if (read > 4 * 1024 * 1024) abort.abort();
      }
    })();
    await assert.rejects(ended);
    assert.ok(read < 200 * 1024 * 1024);
    assert.equal((await backend.stat("/work/plain.txt")).size, 6, "it serves on");
  });
  check("a signal that has aborted already", async (backend) => {
    assert.equal(await kindThrown(backend.read("/work/plain.txt", AbortSignal.abort())), "cancelled");
    assert.equal(await kindThrown(backend.list("/work", AbortSignal.abort())), "cancelled");
  });
}

function writeContract(check: Check, promised: Promised): void {
  check("a file that is written keeps owner, group and mode", async (backend) => {
    const path = "/work/keeps";
    await backend.write(path, Buffer.from("first"), overwrite);
    await backend.write("/work/plain.txt", Buffer.from("longer than it was before\n"), overwrite);
    const info = await backend.stat("/work/plain.txt");
    assert.equal(text(await backend.read("/work/plain.txt")), "longer than it was before\n");
    assert.equal(info.mode, 0o640);
    await owned(info, [1000, 1000], promised);
    assert.ok(Math.abs(info.modified - Date.now()) < 60_000);
    assert.equal(text(await backend.read("/work/hard")) === "hello\n", promised.sameInode !== true);
    await backend.write("/work/abs", Buffer.from("hello\n"), overwrite);
    assert.equal((await backend.stat("/work/abs")).kind, "link", "a link is written through");
    assert.equal(text(await backend.read("/work/plain.txt")), "hello\n");
    await owned(await backend.stat("/work/plain.txt"), [1000, 1000], promised);
  });
  check("a new file belongs to the owner of its folder, from a stream too", async (backend) => {
    const bytes = Buffer.alloc(3_000_000, "porthole ");
    const parts = [bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)];
    await backend.write("/tmp/streamed", Readable.from(parts, { objectMode: false }), overwrite);
    assert.ok(bytes.equals(await backend.read("/tmp/streamed")));
    const info = await backend.stat("/tmp/streamed");
    assert.equal(info.mode, 0o644);
    await owned(info, [0, 0], promised);
    await backend.write("/tmp/empty", new Uint8Array(0), overwrite);
    assert.equal((await backend.stat("/tmp/empty")).size, 0);
    const odd = promised.anyBytes?.() === false ? "/tmp/new\nline %" : "/tmp/new\nline \udbff\udeff %";
    await backend.write(odd, Buffer.from("x"), overwrite);
    assert.equal(text(await backend.read(odd)), "x");
    assert.ok((await backend.list("/tmp", undefined, patient)).entries.some(({ path }) => path === odd));
  });
  check("a stream that breaks off leaves the old content, or nothing", async (backend) => {
    const breaking = (): Readable =>
      Readable.from(
        (async function* () {
          yield await Promise.resolve(Buffer.from("half"));
          throw new Error("broken");
        })(),
        { objectMode: false },
      );
    await backend.write("/tmp/whole", Buffer.from("whole"), overwrite);
    await assert.rejects(backend.write("/tmp/whole", breaking(), overwrite));
    assert.equal(text(await backend.read("/tmp/whole")), "whole");
    await assert.rejects(backend.write("/tmp/never", breaking(), overwrite));
    assert.equal(await kindThrown(backend.stat("/tmp/never")), "gone");
    assert.ok(
      !(await backend.list("/tmp", undefined, patient)).entries.some(({ name }) => name.startsWith(".porthole")),
    );
  });
  check("nothing is made or replaced unasked", async (backend) => {
    const here = { create: true, overwrite: false };
    assert.equal(await kindThrown(backend.write("/work/suid", Buffer.from("x"), here)), "conflict");
    assert.equal(
      await kindThrown(backend.write("/work/new", Buffer.from("x"), { create: false, overwrite: true })),
      "gone",
    );
    assert.equal(await kindThrown(backend.write("/nowhere/new", Buffer.from("x"), overwrite)), "gone");
    assert.equal(await kindThrown(backend.write("/work/fifo", Buffer.from("x"), overwrite)), "conflict");
    if (promised.devices !== false)
      assert.equal(await kindThrown(backend.write("/work/null", Buffer.from("x"), overwrite)), "conflict");
    assert.equal(await kindThrown(backend.write("/work/folder", Buffer.from("x"), overwrite)), "conflict");
    assert.match(await kindThrown(backend.write(`/tmp/${longName}n`, Buffer.from("x"), overwrite)), /rejected/);
  });
  check("folders are made, once", async (backend) => {
    await backend.makeFolder("/tmp/made");
    const info = await backend.stat("/tmp/made");
    assert.deepEqual([info.kind, info.mode], ["folder", 0o755]);
    await owned(info, [0, 0], promised);
    assert.equal(await kindThrown(backend.makeFolder("/tmp/made")), "conflict");
    assert.equal(await kindThrown(backend.makeFolder("/work/plain.txt")), "conflict");
    assert.equal(await kindThrown(backend.makeFolder("/nowhere/made")), "gone");
  });
}

function refuseWriting(check: Check): void {
  check("nothing can be written, in words", async (backend) => {
    assert.equal(backend.can.write, false);
    assert.match(await kindThrown(backend.write("/work/x", Buffer.from("x"), overwrite)), /unsupported|rejected/);
    assert.match(await kindThrown(backend.makeFolder("/work/x")), /unsupported|rejected/);
    assert.equal(await kindThrown(backend.remove("/work/plain.txt", { recursive: false })), "unsupported");
  });
}

function moveContract(check: Check): void {
  check("files, folders and links are renamed; nothing is replaced unasked", async (backend) => {
    await backend.write("/tmp/from", Buffer.from("moved"), overwrite);
    await backend.rename("/tmp/from", "/tmp/to", { overwrite: false });
    assert.equal(text(await backend.read("/tmp/to")), "moved");
    assert.equal(await kindThrown(backend.stat("/tmp/from")), "gone");
    await backend.write("/tmp/other", Buffer.from("other"), overwrite);
    assert.equal(await kindThrown(backend.rename("/tmp/other", "/tmp/to", { overwrite: false })), "conflict");
    await backend.rename("/tmp/other", "/tmp/to", { overwrite: true });
    assert.equal(text(await backend.read("/tmp/to")), "other");
    await backend.makeFolder("/tmp/one");
    await backend.write("/tmp/one/file", Buffer.from("x"), overwrite);
    await backend.rename("/tmp/one", "/tmp/two", { overwrite: false });
    assert.equal(text(await backend.read("/tmp/two/file")), "x");
    assert.equal(await kindThrown(backend.rename("/tmp/none", "/tmp/x", { overwrite: false })), "gone");
  });
  check("a link is removed, not what it leads to; folders only when asked", async (backend) => {
    await backend.makeFolder("/tmp/full");
    await backend.makeFolder("/tmp/full/sub");
    await backend.write("/tmp/full/sub/file", Buffer.from("x"), overwrite);
    await backend.remove("/work/dirlink", { recursive: true });
    assert.equal(text(await backend.read("/work/folder/inner.txt")), "inner\n");
    assert.equal(await kindThrown(backend.remove("/tmp/full", { recursive: false })), "conflict");
    await backend.remove("/tmp/full", { recursive: true });
    assert.equal(await kindThrown(backend.stat("/tmp/full")), "gone");
    await backend.remove("/work/fifo", { recursive: false });
    assert.equal(await kindThrown(backend.remove("/work/fifo", { recursive: false })), "gone");
    for (const { path } of (await backend.list("/odd", undefined, patient)).entries)
      await backend.remove(path, { recursive: false });
    assert.deepEqual((await backend.list("/odd", undefined, patient)).entries, []);
  });
  check("what is mounted keeps its place", async (backend) => {
    assert.match(await kindThrown(backend.remove("/etc/hosts", { recursive: false })), /conflict|rejected/);
    assert.match(await kindThrown(backend.remove("/dev", { recursive: true })), /conflict|rejected/);
    assert.ok((await backend.list("/dev", undefined, patient)).entries.some(({ name }) => name === "null"));
  });
}

function refuseMoving(check: Check): void {
  check("what cannot be moved or removed is said", async (backend) => {
    assert.deepEqual([backend.can.rename, backend.can.remove], [false, false]);
    assert.equal(await kindThrown(backend.rename("/work/plain.txt", "/work/x", { overwrite: false })), "unsupported");
    assert.equal(await kindThrown(backend.remove("/work/plain.txt", { recursive: false })), "unsupported");
    assert.equal((await backend.stat("/work/plain.txt")).kind, "file");
  });
}
