// Large files come out and go in piece by piece: what is on its way at any moment is bounded, whatever the file's size.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createScope } from "../../../src/base/scope.ts";
import { exportTar } from "../../../src/engine/api/streams.ts";
import { openFiles } from "../../../src/files/route.ts";
import { download, upload } from "../../../src/files/transfer.ts";
import { inside } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { onPodman } from "./contract.ts";

const megabyte = 1024 * 1024;
const size = 300 * megabyte;
/** Of buffers outside the heap, above what was there: a fifth of the file. */
const most = 64 * megabyte;

let real: RealEngine;
const scope = createScope("memory", (error) => {
  throw error;
});
before(async () => void (real = await realEngine()));
after(async () => {
  scope.dispose();
  await real.end();
});

/** What is still in use, not what only waits to be collected. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const held = (): number => {
  collect();
  collect(); // buffers that the first found unused are freed beside it, and counted as free with the next
  return process.memoryUsage().arrayBuffers;
};

/** The most that buffers took meanwhile, above what they took before. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const [start, done] = [held(), new AbortController()];
  let peak = start;
  const watching = (async () => {
    while (!done.signal.aborted) {
      peak = Math.max(peak, held());
      await sleep(250);
    }
  })();
  try {
    await work();
  } finally {
    done.abort();
    await watching;
  }
  return peak - start;
}

test("300 MB out and in by every way, and as an export", { timeout: 600_000 }, async () => {
  const target = await real.make("memory", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await inside(real.docker, target.id, "mkdir -p /big /in && head -c 314572800 /dev/urandom >/big/file");
  const signal = AbortSignal.timeout(580_000);
  for (const force of ["direct", "toolbox", "archive"] as const) {
    const own = scope.child(force);
    const into = fs.mkdtempSync(join(tmpdir(), "porthole-memory-"));
    try {
      const { backend } = await openFiles({ engine: real.engine, target, scope: own, force });
      const out = await growth(() => download(backend, "/big/file", into, { signal, overwrite: false }));
      assert.equal(fs.statSync(join(into, "file")).size, size);
      assert.ok(out < most, `${force} out: ${Math.round(out / megabyte)} MB`);
      // What Podman is to replace is looked up in an export first, for a limited time: a new file asks for none.
      if (onPodman && force === "archive") await inside(real.docker, target.id, "rm /in/file");
      const back = await growth(() => upload(backend, join(into, "file"), "/in", { signal, overwrite: true }));
      assert.equal((await backend.stat("/in/file")).size, size);
      assert.ok(back < most, `${force} in: ${Math.round(back / megabyte)} MB`);
    } finally {
      own.dispose();
      fs.rmSync(into, { recursive: true });
    }
  }
  let bytes = 0;
  const exported = await growth(async () => {
    for await (const chunk of await exportTar(real.engine, target, signal)) bytes += (chunk as Uint8Array).length;
  });
  assert.ok(bytes > 2 * size, "both files are in it");
  assert.ok(exported < most, `export: ${Math.round(exported / megabyte)} MB`);
});
