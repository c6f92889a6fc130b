// Falling from one way to the next: what begins after a way has ended goes by the one that serves then.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileBackend, Walked } from "../../../src/files/backend.ts";
import { climb } from "../../../src/files/ladder.ts";
import type { RungOpener } from "../../../src/files/rung.ts";
import { testScope } from "../../support/fakeSession.ts";
import { memoryBackend } from "../../support/memoryFiles.ts";
import { scriptedEngine } from "../../support/scriptedEngine.ts";

test("a walk goes by the way that serves when it begins, not by the one that was opened first", async () => {
  const scope = testScope("ladder");
  const opened: FileBackend[] = [];
  let alive = true;
  const opener: RungOpener = {
    route: "direct",
    open: () => {
      const backend = memoryBackend({ [`/run-${opened.length}`]: "x" });
      const dead = async function* (): AsyncGenerator<Walked, void, undefined> {
        yield await Promise.reject(new Error("this one has ended"));
      };
      const mine = opened.length === 0 ? { ...backend, walk: dead } : backend;
      opened.push(mine);
      return Promise.resolve({ backend: mine, alive: () => opened.indexOf(mine) > 0 || alive });
    },
  };
  const target = { kind: "volume", id: "data", name: "data" } as const;
  const { backend } = await climb([opener], { engine: scriptedEngine(), target, scope });
  alive = false;
  const names: string[] = [];
  const walk = backend.walk?.("/", { signal: scope.signal, contents: false }) ?? assert.fail("it can walk");
  for await (const { info } of walk) names.push(info.path);
  assert.deepEqual([names.includes("/run-1"), names.includes("/run-0"), opened.length], [true, false, 2]);
  scope.dispose();
});
