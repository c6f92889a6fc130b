// A tree of this system is walked as a container's is.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import type { Walked, WalkTerms } from "../../../../src/files/backend.ts";
import { sameIds } from "../../../../src/files/owners.ts";
import { treeBelow, type Tree } from "../../../../src/files/proc/tree.ts";
import { walkAll } from "../../../../src/files/proc/walkAll.ts";
import { pinFolder } from "../../../../src/files/proc/walk.ts";

const megabyte = 1024 * 1024;
let folder: string;
let tree: Tree;
const large = Buffer.from(
  Array.from({ length: (3 * megabyte) / 4 }, (_, index) => index).flatMap((n) => [n, n >> 8, n >> 16, 7]),
);
before(() => {
  folder = fs.mkdtempSync(join(tmpdir(), "porthole-walkall-"));
  for (const name of ["app/deep/deeper", "left/out"]) fs.mkdirSync(join(folder, name), { recursive: true });
  fs.writeFileSync(join(folder, "app/small.txt"), "small");
  fs.writeFileSync(join(folder, "app/medium.bin"), large.subarray(0, 100_000));
  fs.writeFileSync(join(folder, "app/deep/large.bin"), large);
  fs.writeFileSync(join(folder, "app/deep/empty"), "");
  fs.writeFileSync(join(folder, "left/out/hidden"), "x");
  fs.writeFileSync(Buffer.from(join(folder, "app/odd\xff"), "latin1"), "odd");
  fs.symlinkSync("deep", join(folder, "app/link"));
  fs.symlinkSync("/etc", join(folder, "app/outside"));
  tree = treeBelow(pinFolder(folder), { uids: sameIds, gids: sameIds });
});
after(() => {
  tree.dispose();
  fs.rmSync(folder, { recursive: true });
});

const odd = "/app/odd\udbff\udeff";
const terms = (more: Partial<WalkTerms> = {}): WalkTerms => ({
  signal: AbortSignal.timeout(30_000),
  contents: true,
  ...more,
});

async function walked<T>(path: string, how: WalkTerms, use: (one: Walked) => T): Promise<Awaited<T>[]> {
  const found: Awaited<T>[] = [];
  for await (const one of walkAll(tree, path, how)) found.push(await use(one));
  return found;
}

const paths = async (path: string, more?: Partial<WalkTerms>): Promise<string[]> =>
  (await walked(path, terms(more), ({ info }) => info.path)).sort();

test("everything is told once, links as themselves and never entered", async () => {
  const all = ["/", "/app", "/app/deep", "/app/deep/deeper", "/app/deep/empty", "/app/deep/large.bin", "/app/link"];
  const expected = [...all, "/app/medium.bin", odd, "/app/outside", "/app/small.txt", "/left", "/left/out"];
  assert.deepEqual(await paths("/"), [...expected, "/left/out/hidden"].sort());
  assert.deepEqual(await paths("/", { contents: false }), [...expected, "/left/out/hidden"].sort());
  const links = await walked("/app", terms(), ({ info }) => (info.kind === "link" ? info.target : ""));
  assert.deepEqual(links.filter(Boolean).sort(), ["/etc", "deep"]);
});

test("a file alone, and a folder before what is in it", async () => {
  assert.deepEqual(await paths("/app/small.txt"), ["/app/small.txt"]);
  const order = await walked("/app/deep", terms(), ({ info }) => info.path);
  assert.equal(order[0], "/app/deep");
});

test("what does not fit is not told but entered; what is pruned is told and not entered", async () => {
  const fits = (_path: string, name: string): boolean => name === "large.bin" || name === "hidden";
  assert.deepEqual(await paths("/", { fits }), ["/", "/app/deep/large.bin", "/left/out/hidden"]);
  assert.deepEqual(await paths("/", { fits, contents: false }), ["/", "/app/deep/large.bin", "/left/out/hidden"]);
  const prune = (path: string): boolean => path === "/left";
  assert.deepEqual(
    (await paths("/", { prune })).filter((path) => path.startsWith("/left")),
    ["/left"],
  );
  assert.deepEqual(await paths("/", { prune, fits }), ["/", "/app/deep/large.bin"]);
});

async function contentOf({ read, content }: Walked): Promise<Buffer> {
  const whole = read?.();
  if (whole !== undefined) return Buffer.from(whole);
  const parts: Buffer[] = [];
  for await (const piece of content()) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

test("contents are whole, at once or in pieces", async () => {
  const found = await walked("/app", terms(), async (one) => [one.info.path, await contentOf(one)] as const);
  const contents = new Map(found);
  assert.equal(contents.get("/app/small.txt")?.toString(), "small");
  assert.equal(contents.get(odd)?.toString(), "odd");
  assert.ok(contents.get("/app/medium.bin")?.equals(large.subarray(0, 100_000)));
  assert.ok(contents.get("/app/deep/large.bin")?.equals(large));
  assert.equal(contents.get("/app/deep/empty")?.length, 0);
  assert.equal(contents.get("/app/outside")?.length, 0, "a link has none");
});

test("of what is not wanted no more than the beginning is read", async () => {
  const heads: number[] = [];
  const wanted = (head: Uint8Array): boolean => {
    heads.push(head.length);
    return false;
  };
  const found = await walked("/app", terms({ wanted }), async (one) => (await contentOf(one)).length);
  assert.ok(Math.max(...heads) < 100_000 && Math.max(...found) < 100_000, "not even of the large one");
  assert.equal(heads.length, 2, "asked only where there is more");
});

test("what is replaced while it is told is read as it was", async () => {
  const found = await walked("/app/small.txt", terms(), async (one) => {
    fs.renameSync(join(folder, "app/small.txt"), join(folder, "app/gone"));
    fs.symlinkSync("/etc/hostname", join(folder, "app/small.txt"));
    return String(await contentOf(one));
  });
  fs.renameSync(join(folder, "app/gone"), join(folder, "app/small.txt"));
  assert.deepEqual(found, ["small"]);
});

const open = (): number => fs.readdirSync("/proc/self/fd").length;

test("nothing stays open, however it ends", async () => {
  const before = open();
  await walked("/", terms(), contentOf);
  for await (const one of walkAll(tree, "/", terms())) if (one.info.path === "/app/deep/large.bin") break;
  for await (const one of walkAll(tree, "/", terms()))
    if (one.info.path === "/app/deep/large.bin")
      for await (const piece of one.content()) {
        assert.ok(piece.length > 0);
        break;
      }
  const abort = new AbortController();
  await assert.rejects(
    walked("/", terms({ signal: abort.signal }), () => abort.abort()),
    (error) => problemOf(error).kind === "cancelled",
  );
  await assert.rejects(
    walked("/nowhere", terms(), () => undefined),
    (error) => problemOf(error).kind === "gone",
  );
  assert.equal(open(), before);
});
