// The archive rung against a real engine: the contract over a stopped container, and what only this way meets.
import assert from "node:assert/strict";
import type { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { extract } from "tar-stream";
import { createScope } from "../../../src/base/scope.ts";
import type { FileBackend } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import { prepared } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract, onPodman, type Owner } from "./contract.ts";

let real: RealEngine;
let files: OpenFiles;
let id: string;
const scope = createScope("archive", (error) => {
  throw error;
});
before(async () => {
  real = await realEngine();
  const { container } = await prepared(real, "files-archive", { shell: false, zeros });
  id = container.id;
  await real.docker.getContainer(id).stop();
  files = await openFiles({ engine: real.engine, target: container, scope, force: "archive" });
});
after(async () => {
  scope.dispose();
  await real.end();
});
const backend = (): FileBackend => files.backend;

/** Podman exports a container to find out whose a file is, which takes its time with gigabytes. */
const zeros = onPodman ? 64 * 1024 ** 2 : undefined;

/** As the container's export has it. */
async function exported(path: string): Promise<Owner> {
  const tar = extract();
  const source = (await real.docker.getContainer(id).export()) as Readable;
  source.pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, uid, gid } = entry.header;
      entry.resume();
      if (name === path.slice(1) || name === `${path.slice(1)}/`) return [uid, gid];
    }
  } finally {
    source.destroy();
  }
  return assert.fail(`${path} is not in the export`);
}

test("archive: it is the archive", () => assert.equal(files.route, "archive"));
fileContract("archive, stopped", backend, {
  write: true,
  move: false,
  whole: false,
  // Docker 20.10 and Podman hand names to a helper of their own as JSON, which knows no other bytes.
  anyName: !onPodman,
  anyBytes: () => !onPodman && !real.version.version.startsWith("20."),
  // Podman's archives name the container's own user for every file, so nothing is told of it; what is written keeps its
  // owner all the same.
  ...(onPodman ? { ownerOf: exported, zeros } : {}),
});
