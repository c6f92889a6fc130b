// The archive of a folder, read back.
import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { packFolder, type PackParts, type Sent } from "../../../../src/commands/building/packFolder.ts";
import { readTar } from "../../../../src/files/tar/read.ts";
import { ignoringOf } from "../../../../src/run/build/ignoring.ts";

const base = mkdtempSync(join(tmpdir(), "porthole-pack-"));
after(() => rmSync(base, { recursive: true }));

async function partsOf(folder: string, more: Partial<PackParts> = {}): Promise<PackParts> {
  return {
    folder,
    rules: await ignoringOf(folder, "Dockerfile", "buildkit"),
    always: [],
    signal: new AbortController().signal,
    sent: () => undefined,
    done: () => undefined,
    ...more,
  };
}

const made = (name: string): string => {
  mkdirSync(join(base, name));
  return join(base, name);
};

test("names are relative, links stay links, modes and whole seconds stay, nobody owns it", async () => {
  const folder = made("whole");
  writeFileSync(join(folder, "run.sh"), "#!/bin/sh\n");
  chmodSync(join(folder, "run.sh"), 0o755);
  utimesSync(join(folder, "run.sh"), 1_700_000_000.5, 1_700_000_000.5);
  mkdirSync(join(folder, "sub"), { mode: 0o700 });
  chmodSync(join(folder, "sub"), 0o700);
  writeFileSync(join(folder, "sub", "data"), Buffer.alloc(600_000, "x"));
  symlinkSync("/etc/passwd", join(folder, "zlink"));
  let all: Sent | undefined;
  const heard: number[] = [];
  const always = ["not/there"];
  const parts = await partsOf(folder, { always, done: (so) => (all = so), sent: ({ bytes }) => heard.push(bytes) });
  const found: unknown[] = [];
  for await (const { name, kind, size, mode, uid, gid, modified, target, content } of readTar(packFolder(parts))) {
    let length = 0;
    for await (const chunk of content()) length += chunk.length;
    assert.deepEqual([uid, gid, length], [0, 0, size]);
    found.push([name, kind, size, mode.toString(8), target]);
    if (name === "run.sh") assert.equal(modified, 1_700_000_000_000);
  }
  assert.deepEqual(found, [
    ["run.sh", "file", 10, "755", undefined],
    ["sub/", "folder", 0, "700", undefined],
    ["sub/data", "file", 600_000, "644", undefined],
    ["zlink", "link", 0, "777", "/etc/passwd"],
  ]);
  assert.deepEqual(all, { files: 2, bytes: 600_010 });
  assert.deepEqual(
    heard.toSorted((a, b) => a - b),
    heard,
  );
  assert.equal(heard.at(-1), 600_010);
});

test("a file that grows is sent as it was; one that shrinks ends the archive", async () => {
  const folder = made("changing");
  const path = join(folder, "log");
  const size = 1_000_000;
  const read = async (change: (so: Sent) => void): Promise<number> => {
    writeFileSync(path, Buffer.alloc(size, "x"));
    let length = 0;
    for await (const entry of readTar(packFolder(await partsOf(folder, { sent: change }))))
      for await (const chunk of entry.content()) length += chunk.length;
    return length;
  };
  assert.equal(await read(() => writeFileSync(path, "more", { flag: "a" })), size);
  await assert.rejects(
    read(() => truncateSync(path, 10)),
    /changed its size/,
  );
});

test("what cannot be read is named", async () => {
  const folder = made("gone");
  const parts = await partsOf(folder);
  rmSync(folder, { recursive: true });
  const reading = (async () => {
    for await (const entry of readTar(packFolder(parts))) assert.fail(entry.name);
  })();
  await assert.rejects(reading, (error) => {
    const problem = problemOf(error);
    return problem.kind === "unsupported" && problem.feature.includes(folder) && problem.needs.includes("ENOENT");
  });
});

test("on Windows everything may be run, and links have slashes", async () => {
  const folder = made("windows");
  writeFileSync(join(folder, "a"), "");
  chmodSync(join(folder, "a"), 0o600);
  symlinkSync("b\\c", join(folder, "l"));
  const found: unknown[] = [];
  for await (const { mode, target } of readTar(packFolder(await partsOf(folder, { windows: true }))))
    found.push([mode.toString(8), target]);
  assert.deepEqual(found, [
    ["755", undefined],
    ["777", "b/c"],
  ]);
});
