// The digest of an image in a registry of the test's own, asked by the real engine, and a pull by it.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import { pinReference } from "../../src/commands/images/pinReference.ts";
import { inRegistry } from "../../src/engine/api/distribution.ts";
import { commandStage } from "../support/commandStage.ts";
import { realEngine, type RealEngine } from "../support/realEngine.ts";
import { command, tryCommand } from "../rig/command.ts";
import { startRegistry, type Registry } from "../rig/registry.ts";
import { requireSandbox } from "../rig/sandbox.ts";

const cli = process.env["PORTHOLE_TEST_CLI"] ?? "docker";
let registry: Registry;
let folder = "";
let real: RealEngine;
before(async () => {
  folder = mkdtempSync(join(requireSandbox(), "pin-"));
  registry = await startRegistry(join(folder, "registry"));
  real = await realEngine();
});
after(async () => {
  await real.end();
  await registry.stop();
  await tryCommand("rm", ["-rf", folder]);
});

const podman = process.env["PORTHOLE_TEST_ENGINE_NAME"] === "podman";
const pinned = async (name: string) => {
  const stage = commandStage({ engine: real.engine });
  await stage.run(pinReference, [], ["file:///w/Dockerfile", 0, 5 + name.length, name]);
  return stage.ui.of("language");
};
const pushed = async (): Promise<string> => {
  const name = `${registry.address}/porthole/scratch:1`;
  await command(cli, ["tag", "porthole/scratch:1", name]);
  await command(cli, ["push", name]);
  return name;
};

if (podman)
  test("an engine that asks no registry about images says so", { timeout: 120_000 }, async () => {
    for (const name of [await pushed(), `${registry.address}/porthole/nowhere:1`])
      await assert.rejects(pinned(name), (error) => {
        const problem = problemOf(error);
        return problem.kind === "unsupported" && problem.needs.startsWith("an engine that asks registries");
      });
  });
else {
  test("a tag is pinned to what the registry has, and that can be pulled", { timeout: 120_000 }, async () => {
    const name = await pushed();
    const { digest, platforms } = await inRegistry(real.engine, name);
    assert.match(digest, /^sha256:[0-9a-f]{64}$/);
    assert.ok(platforms.every((platform) => platform.startsWith("linux/")));
    const [written] = await pinned(name);
    assert.deepEqual((written?.given as { text: string }).text, `@${digest}`);
    await command(cli, ["rmi", name]);
    await command(cli, ["pull", `${registry.address}/porthole/scratch@${digest}`]);
    assert.match(
      await command(cli, ["images", "--digests", `${registry.address}/porthole/scratch`]),
      new RegExp(digest),
    );
  });

  test("what the registry does not have is told", { timeout: 120_000 }, async () => {
    await assert.rejects(pinned(`${registry.address}/porthole/nowhere:1`), (error) => {
      const { kind } = problemOf(error);
      return kind !== "cancelled" && kind !== "unreachable" && kind !== "unsupported";
    });
  });
}
