// A command (or a shell) inside the sandbox with a private engine and the fixture images. For whoever works on
// Porthole:  npx node test/rig/shell.ts [--engine 20.10|26.1|newest|podman] [--samples] [--empty] [-- COMMAND…]
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { dirname } from "node:path";
import { startEngine } from "./engine.ts";
import { dockerClient, isEngineName, setupEngine } from "./engines.ts";
import { loadFixtureImages, setupImages } from "./images.ts";
import { sampleContainers } from "./samples.ts";
import { enterSandbox, sandboxFolder } from "./sandbox.ts";
import { ENGINE_PACKAGES, setupPackages } from "./setupPackages.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: "string", default: "newest" }, samples: { type: "boolean" }, empty: { type: "boolean" } },
});
const name = values.engine;
if (!isEngineName(name)) throw new Error(`Unknown engine: ${name}`);

if (!sandboxFolder()) {
  await setupPackages(ENGINE_PACKAGES);
  await setupEngine("newest"); // its client is on the shell's PATH
  await setupEngine(name);
  await setupImages();
  await enterSandbox();
}

const engine = await startEngine({ name });
if (!values.empty) await loadFixtureImages(engine.socket);
if (values.samples) await sampleContainers(engine.socket);
const client = dirname(await dockerClient());
const env = {
  ...process.env,
  PATH: `${client}:${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
  DOCKER_HOST: engine.host,
  PORTHOLE_TEST_ENGINE: engine.socket,
  PORTHOLE_TEST_ENGINE_NAME: name,
  PORTHOLE_TEST_CLI: await dockerClient(),
};
const [file = "bash", ...args] = positionals;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {}); // the command decides
const child = spawn(file, args, { env, stdio: "inherit" });
process.exitCode = await new Promise<number>((ended) => {
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    ended(127);
  });
  child.on("exit", (code) => ended(code ?? 137));
});
process.exit();
