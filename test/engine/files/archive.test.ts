// The archive rung against a real engine: running, stopped and created containers, volumes and images.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import { createScope } from "../../../src/base/scope.ts";
import { prepared } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract } from "./contract.ts";

let real: RealEngine;
let files: OpenFiles;
const scope = createScope("archive", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  const { container } = await prepared(real, "files-archive", { shell: false });
  await real.docker.getContainer(container.id).stop();
  files = await openFiles({
    engine: real.engine,
    target: container,
    scope,
    force: "archive",
  });
});
after(async () => {
  scope.dispose();
  await real.end();
});
const backend = (): FileBackend => files.backend;

test("archive: it is the archive", () => assert.equal(files.route, "archive"));
fileContract("archive, stopped", backend, {
  write: true,
  move: false,
  whole: false,
  anyBytes: () => !real.version.version.startsWith("20."),
});
