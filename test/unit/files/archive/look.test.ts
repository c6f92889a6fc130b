// What stands at a path as an engine like Podman tells it: it follows a link before it looks, and says 404 where that leads
// nowhere.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { createScope } from "../../../../src/base/scope.ts";
import { listFolder, withEnd } from "../../../../src/files/archive/list.ts";
import { seen } from "../../../../src/files/archive/look.ts";
import type { FileInfo } from "../../../../src/files/backend.ts";
import type { ArchivePlace } from "../../../../src/files/archive/place.ts";
import { codeOf } from "../../../../src/files/faults.ts";
import { packTar } from "../../../../src/files/tar/write.ts";
import { refusal, scriptedEngine, type ScriptedEngine } from "../../../support/scriptedEngine.ts";

const linkBit = 2 ** 27;
const folderBit = 2 ** 31;
const headerOf = (name: string, mode: number, linkTarget = ""): object => ({
  "x-docker-container-path-stat": Buffer.from(
    JSON.stringify({ name, size: 8, mode: mode + 0o755, mtime: "2026-01-02T03:04:05Z", linkTarget }),
  ).toString("base64"),
});
const headed = (statusCode: number, headers: object): object => ({
  statusCode,
  headers,
  resume: () => ({ statusCode, headers }),
});

/** Path → the status of a look at it, and the words of a refusal. */
const podman = (): ScriptedEngine =>
  scriptedEngine(({ method, query: { path = "" } }) => {
    if (path === "/w/.") {
      const common = { kind: "link", size: 0, mode: 0o777, uid: 0, gid: 0, modified: 0 } as const;
      const tar = packTar([
        { header: { ...common, name: "./dead", target: "../nowhere" } },
        { header: { ...common, name: "./ring", target: "ring" } },
      ]);
      return Object.assign(tar, { statusCode: 200, headers: headerOf("w", folderBit) });
    }
    if (path === "/w/ring") throw refusal(500, "open /w/ring: too many levels of symbolic links");
    if (method === "HEAD" && path === "/w/dead") return headed(404, headerOf("nowhere", linkBit, "/nowhere"));
    if (method === "HEAD" && path === "/proc/self/fd/1") return headed(404, headerOf("1", linkBit, path));
    if (method === "HEAD") return headed(404, {});
    throw refusal(404, "no such file or directory");
  });

const placeOn = (engine: ScriptedEngine): ArchivePlace => ({
  ...{ engine, container: { id: "c", name: "c" }, prefix: "", patterns: true },
  scope: createScope("test", (error) => {
    throw error;
  }),
});
const signal = new AbortController().signal;

test("a link that leads nowhere is told as it is written", async () => {
  const { stat, header } = await seen(placeOn(podman()), "/w/dead", signal);
  assert.deepEqual([stat.kind, header?.kind, header?.target], ["link", "link", "../nowhere"]);
});

test("a link to itself is told, though the engine refuses to look at it", async () => {
  const { stat, header } = await seen(placeOn(podman()), "/w/ring", signal);
  assert.deepEqual([stat.kind, header?.target], ["link", "ring"]);
});

test("where a link leads is asked once where the engine comes no further", async () => {
  const engine = podman();
  const log: FileInfo = {
    name: "log",
    path: "/w/log",
    kind: "link",
    size: 15,
    mode: 0o777,
    modified: 0,
    target: "/proc/self/fd/1",
  };
  assert.equal((await withEnd(placeOn(engine), log, signal)).leadsTo, "unknown");
  assert.equal(engine.requests().length, 2);
});

test("what is not there is not looked for in all of its folder", async () => {
  const engine = podman();
  await assert.rejects(seen(placeOn(engine), "/w/nothing", signal), (error) => codeOf(error) === "ENOENT");
  assert.deepEqual(engine.requests(/w\/\./), []);
});

test("a listing for which no time is left still begins", async () => {
  const engine = scriptedEngine(async ({ method }) => {
    await sleep(20);
    const headers = headerOf("w", folderBit);
    return method === "HEAD" ? headed(200, headers) : Object.assign(Readable.from([Buffer.alloc(1024)]), { headers });
  });
  const { entries } = await listFolder(placeOn(engine), "/w", { signal, patience: 10 });
  assert.deepEqual(entries, []);
});
