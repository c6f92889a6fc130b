// What is read through the archive of a real engine over a socket of its own: whole or not at all, whatever ends it, and
// nothing stays behind.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { createScope } from "../../../src/base/scope.ts";
import { exportContainer, getArchive } from "../../../src/engine/api/archive.ts";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles } from "../../../src/files/route.ts";
import { readTar } from "../../../src/files/tar/read.ts";
import { download } from "../../../src/files/transfer.ts";
import type { Container } from "../../../src/model/resources.ts";
import { inside } from "../../support/filesStage.ts";
import { eventually, realEngine, type RealEngine } from "../../support/realEngine.ts";

const limit = { timeout: 300_000 };
const size = 48 * 1024 * 1024;

let real: RealEngine;
let target: Container;
let backend: FileBackend;
let sum: string;
const scope = createScope("archiveReads", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  target = await made("archive-reads");
  sum = await sumOf(target);
  ({ backend } = await openFiles({ engine: real.engine, target, scope, force: "archive" }));
});
after(async () => {
  scope.dispose();
  await real.end();
});

async function made(name: string): Promise<Container> {
  const container = await real.make(name, { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await inside(
    real.docker,
    container.id,
    `head -c ${size} /dev/urandom >/big; sha256sum /big | head -c 64 >/sum; printf small >/small`,
  );
  return container;
}

/** As those inside count it. */
async function sumOf(container: Container): Promise<string> {
  const { tar } = await getArchive(real.engine, container, "/sum", { signal: scope.signal });
  for await (const entry of readTar(tar)) return (await entry.whole()).toString();
  return assert.fail("no sum");
}

const localSum = (path: string): string => createHash("sha256").update(fs.readFileSync(path)).digest("hex");

/** Connections over unix sockets that this process has. */
const sockets = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "PipeWrap").length;

/** Runs it; then there are as many as before. */
async function leavingNone(work: () => Promise<void>): Promise<void> {
  const start = sockets();
  await work();
  await eventually(() => Promise.resolve(sockets() <= start), `no more sockets than ${start} are left`, 20_000);
}

async function locally<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(join(tmpdir(), "porthole-reads-"));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test("a large file is the same by every way of reading it", limit, async () => {
  await leavingNone(async () => {
    const whole = createHash("sha256")
      .update(await backend.read("/big"))
      .digest("hex");
    assert.equal(whole, sum);
    // Whoever takes the stream keeps its pieces for a while.
    const pieces: Uint8Array[] = [];
    for await (const piece of await backend.stream("/big", scope.signal)) pieces.push(piece as Uint8Array);
    assert.equal(createHash("sha256").update(Buffer.concat(pieces)).digest("hex"), sum);
    await locally(async (folder) => {
      await download(backend, "/big", folder, { signal: scope.signal, overwrite: false });
      assert.equal(localSum(join(folder, "big")), sum);
    });
    const exported = createHash("sha256");
    for await (const { name, content } of readTar(await exportContainer(real.engine, target, scope.signal)))
      if (name === "big") for await (const piece of content()) exported.update(piece);
    assert.equal(exported.digest("hex"), sum);
  });
});

test("a path that is not there is gone, in the engine's words, and recorded", limit, async () => {
  await leavingNone(async () => {
    await assert.rejects(backend.read("/nowhere"), (error) => problemOf(error).kind === "gone");
    const { signal } = scope;
    await assert.rejects(getArchive(real.engine, target, "/nowhere", { signal }), (error) => {
      const problem = problemOf(error);
      assert.ok(problem.kind === "rejected" && problem.status === 404, JSON.stringify(problem));
      assert.match(problem.said, /nowhere|no such file/i);
      const last = real.engine.record.entries.at(-1);
      assert.deepEqual(last?.problem, problem);
      assert.match(
        last.requests[0]?.path ?? "",
        new RegExp(`^/v1\\.\\d+/containers/${target.id}/archive\\?path=/nowhere$`),
      );
      return true;
    });
    const none = { id: "0".repeat(64), name: "none" };
    await assert.rejects(getArchive(real.engine, none, "/", { signal }), (error) => problemOf(error).kind === "gone");
  });
});

test("a hundred reads one after another leave no socket behind", limit, async () => {
  await leavingNone(async () => {
    for (let index = 0; index < 100; index += 1)
      assert.equal(Buffer.from(await backend.read("/small")).toString(), "small");
  });
});

test("a download that is cancelled ends at once, and leaves no file and no socket", limit, async () => {
  await leavingNone(async () => {
    await locally(async (folder) => {
      const cancel = new AbortController();
      const progress = ({ bytes }: { readonly bytes: number }): void => {
        if (bytes > size / 10) cancel.abort();
      };
      const work = download(backend, "/big", folder, { signal: cancel.signal, overwrite: false, progress });
      await assert.rejects(work, (error) => problemOf(error).kind === "cancelled");
      assert.deepEqual(fs.readdirSync(folder), []);
    });
  });
});

test("a container that goes away in the middle: its file comes whole, or not at all", limit, async () => {
  await leavingNone(async () => {
    const own = scope.child("going");
    const going = await made("archive-going");
    const before = await sumOf(going);
    const opened = await openFiles({ engine: real.engine, target: going, scope: own, force: "archive" });
    await locally(async (folder) => {
      let removing: Promise<unknown> | undefined;
      const progress = (): void => {
        removing ??= real.docker.getContainer(going.id).remove({ force: true });
      };
      const outcome = await download(opened.backend, "/big", folder, {
        signal: own.signal,
        overwrite: false,
        progress,
      }).then(
        () => localSum(join(folder, "big")),
        () => fs.readdirSync(folder),
      );
      // Engines differ in whether the reading or the removing waits.
      assert.ok(outcome === before || (Array.isArray(outcome) && outcome.length === 0), String(outcome));
      await removing;
    });
    await assert.rejects(opened.backend.read("/big"), (error) => problemOf(error).kind === "gone");
    own.dispose();
  });
});
