// The toolbox rung against a real engine: the contract, with a container that has no shell.
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
const scope = createScope("toolbox", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  const { container } = await prepared(real, "files-toolbox", { shell: false });
  files = await openFiles({
    engine: real.engine,
    target: container,
    scope,
    force: "toolbox",
  });
});
after(async () => {
  scope.dispose();
  await real.end();
});
const backend = (): FileBackend => files.backend;

test("toolbox: it is the toolbox", () => assert.equal(files.route, "toolbox"));
fileContract("toolbox", backend, { write: true, move: true, whole: true, sameInode: true });
