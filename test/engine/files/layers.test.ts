// The layers rung against a real engine: the contract over a stopped container, and what an overlay hides.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { createScope } from "../../../src/base/scope.ts";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract, onPodman } from "./contract.ts";

let real: RealEngine;
let files: OpenFiles;
const scope = createScope("layers", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  const { container } = await prepared(real, "files-layers", { shell: false });
  await real.docker.getContainer(container.id).stop();
  // Podman keeps its layers otherwise: there the rung says so, and the archive serves.
  files = await openFiles({ engine: real.engine, target: container, scope, force: onPodman ? undefined : "layers" });
});
after(async () => {
  scope.dispose();
  await real.end();
});
const backend = (): FileBackend => files.backend;

if (onPodman)
  test("layers: Podman's are not looked at, in words, and the archive serves", () => {
    assert.equal(files.route, "archive");
    assert.match(files.why.find(({ route }) => route === "layers")?.said ?? "", /overlay2/);
  });
else fileContract("layers, stopped", backend, { write: true, move: false, whole: true });

test("what was removed and made anew hides what the image has", async () => {
  // A layer below with folders, and a container above that removes, replaces and joins them.
  const below = await real.make("files-below", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await inside(
    real.docker,
    below.id,
    "mkdir -p /l/opaque/deep /l/joined/deep /l/gone /l/turned; for d in opaque opaque/deep joined joined/deep gone turned; do echo old > /l/$d/old; done; echo x > /l/file",
  );
  await real.docker.getContainer(below.id).commit({ repo: "porthole/below", tag: "1" });
  const above = await real.make("files-above", {
    Image: "porthole/below:1",
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
  });
  await inside(
    real.docker,
    above.id,
    "cd /l; rm -r opaque; mkdir -p opaque/deep; echo new > opaque/new; echo new > opaque/deep/new; echo new > joined/new; echo new > joined/deep/new; rm joined/old; rm -r gone; rm -r turned; echo t > turned; rm file; mkdir file",
  );
  const told = await inside(real.docker, above.id, "find /l -mindepth 1 -type d; echo; find /l -type f");
  const [folders = "", plain = ""] = told.replaceAll("\r", "").split("\n\n");
  const named = (kind: string, paths: string) =>
    paths
      .trim()
      .split("\n")
      .map((path) => `${kind} ${path}`);
  const truth = [...named("folder", folders), ...named("file", plain)].sort();
  await real.docker.getContainer(above.id).stop();
  const own = scope.child("above");
  // Podman's layers are not looked at.
  for (const force of onPodman ? (["archive"] as const) : (["layers", "archive"] as const)) {
    const { backend: by } = await openFiles({ engine: real.engine, target: above, scope: own, force });
    const seen: string[] = [];
    const tell = async (path: string): Promise<void> => {
      for (const { path: below, kind } of (await by.list(path, undefined, { patience: 20_000 })).entries) {
        seen.push(`${kind} ${below}`);
        if (kind === "folder") await tell(below);
      }
    };
    await tell("/l");
    assert.deepEqual(seen.sort(), truth, force);
  }
  assert.ok(truth.includes("file /l/joined/deep/old"));
  assert.ok(!truth.includes("file /l/opaque/old"));
  own.dispose();
  await real.docker.getContainer(above.id).remove({ force: true });
  await real.docker.getImage("porthole/below:1").remove({ force: true });
});

test("a running container has none", async () => {
  const running = await real.make("files-running", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  await assert.rejects(
    openFiles({ engine: real.engine, target: running, scope, force: "layers" }),
    (error) => problemOf(error).kind === "unsupported",
  );
});
