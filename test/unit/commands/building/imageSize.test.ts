// How large an image came out, of what an engine tells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { imageSize } from "../../../../src/commands/building/imageSize.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const entry = (CreatedBy: string, Size: number): object => ({ CreatedBy, Size });

async function sizeOf(history: readonly object[], instructions: readonly string[]): Promise<unknown> {
  const engine = scriptedEngine(({ path }) => (path.endsWith("/history") ? history : { Size: 1_000 }));
  return await imageSize(engine, "sha256:a", instructions, new AbortController().signal);
}

const base = [entry('CMD ["sh"]', 0), entry("ADD busybox.tar /", 600)];

test("entries below those of the instructions are the base's, by either builder", async () => {
  const buildkit = [entry('CMD ["a"]', 0), entry("RUN |1 V=1 /bin/sh -c make # buildkit", 300), ...base];
  assert.deepEqual(await sizeOf(buildkit, ["RUN", "CMD"]), { whole: 1_000, base: 600 });
  const classic = [entry('/bin/sh -c #(nop)  CMD ["a"]', 0), entry("|1 V=1 /bin/sh -c make", 300), ...base];
  assert.deepEqual(await sizeOf(classic, ["RUN", "CMD"]), { whole: 1_000, base: 600 });
});

test("nothing is said of the base where the entries are others, where there is none, or where it is larger", async () => {
  const none = { whole: 1_000, base: undefined };
  assert.deepEqual(await sizeOf([entry("RUN x", 1), ...base], ["COPY"]), none);
  assert.deepEqual(await sizeOf([entry("RUN x", 1)], ["RUN"]), none);
  assert.deepEqual(await sizeOf([entry("RUN x", 1), entry("ADD huge /", 2_000)], ["RUN"]), none);
});

test("an engine that does not tell leaves the build without a size", async () => {
  const engine = scriptedEngine(() => {
    throw new Error("gone");
  });
  assert.equal(await imageSize(engine, "sha256:a", [], new AbortController().signal), undefined);
});
