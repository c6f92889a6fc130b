// An export goes back in as an image: its files, its command and its message are there, and what is no tar is refused.
import assert from "node:assert/strict";
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { after, before, test } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import { importTar } from "../../src/commands/files/importTar.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

let real: RealEngine;
const folder = mkdtempSync(join(tmpdir(), "porthole-import-"));
const tar = join(folder, "root.tar");
before(async () => {
  real = await realEngine();
  const { id } = await real.make("exported", { started: false });
  await pipeline(await real.docker.getContainer(id).export(), createWriteStream(tar));
});
after(async () => {
  await real.docker
    .getImage("imported:1")
    .remove({ force: true })
    .catch(() => undefined);
  await real.end();
  rmSync(folder, { recursive: true });
});

const on = (answers: readonly Answer[]): CommandStage => commandStage({ engine: real.engine, answers });

test("an export becomes an image that runs, with the command and the message that were given", async () => {
  const image = "imported:1";
  const changes = ['CMD ["echo", "from the import"]', "ENV GREETING=hello"];
  const one = on([{ files: [tar] }, { form: { image, message: "made of an export", changes } }]);
  await one.run(importTar);
  const inspected = await real.docker.getImage(image).inspect();
  assert.deepEqual(inspected.Config.Cmd, ["echo", "from the import"]);
  assert.ok(inspected.Config.Env.includes("GREETING=hello"));
  assert.deepEqual(one.ui.of("reveal")[0]?.id.replace("sha256:", ""), inspected.Id.replace("sha256:", ""));
  const [entry] = (await real.docker.getImage(image).history()) as { Comment: string }[];
  assert.match(`${entry?.Comment ?? ""} ${inspected.Comment}`, /made of an export/);
  const { id } = await real.make("from-import", { Image: image });
  const container = real.docker.getContainer(id);
  await container.wait();
  assert.match((await container.logs({ stdout: true })).toString(), /from the import/);
});

test("what is no tar is refused with the engine's words, and there is no image of it", async () => {
  const broken = join(folder, "broken.tar");
  writeFileSync(broken, Buffer.alloc(4096, "x"));
  await assert.rejects(on([{ files: [broken] }, { form: { image: "broken:1" } }]).run(importTar), (error) => {
    const problem = problemOf(error);
    return problem.kind === "rejected" && problem.said !== "";
  });
  await assert.rejects(real.docker.getImage("broken:1").inspect());
});
