// The private engine behind `npm start`. Outside the sandbox, `startPrivateEngine` starts one inside and says when
// the sample containers are there; inside, this file is the program that keeps it. Its socket lies in a folder
// that both sides see, and a socket file is reached across network namespaces.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine } from "./engine.ts";
import { setupEngine, isEngineName, type EngineName } from "./engines.ts";
import { loadFixtureImages, setupImages } from "./images.ts";
import { sampleContainers } from "./samples.ts";
import { startSandbox } from "./sandbox.ts";
import { ENGINE_PACKAGES, setupPackages } from "./setupPackages.ts";

export type PrivateEngine = {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Asks it to end. */
  readonly end: () => void;
  /** Resolves with the exit code when the engine and everything in it is gone. */
  readonly ended: Promise<number>;
};

/** Sets up and starts an engine with sample containers; it ends with this process or its Ctrl-C. */
export async function startPrivateEngine(name: EngineName): Promise<PrivateEngine> {
  await setupPackages(ENGINE_PACKAGES);
  await setupEngine(name);
  await setupImages();
  const folder = mkdtempSync(join(tmpdir(), "porthole-"));
  const sandbox = await startSandbox([process.execPath, import.meta.filename, name, folder]);
  const ended = sandbox.ended.finally(() => rmSync(folder, { recursive: true, force: true }));
  const early = ended.then((code) => {
    throw new Error(`The private engine did not start (code ${code}).`);
  });
  await Promise.race([early, present(join(folder, "ready"))]);
  early.catch(() => {}); // from here on its end is the caller's to see
  return { host: `unix://${join(folder, "docker.sock")}`, end: sandbox.end, ended };
}

/** Resolves when a file is there; asked ten times a second, as the other side is another program. */
async function present(file: string): Promise<void> {
  while (!existsSync(file)) await new Promise((later) => setTimeout(later, 100));
}

/** Inside: keeps the engine until it is told to end. */
async function keepEngine(name: EngineName, folder: string): Promise<void> {
  const told = new Promise<void>((end) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end());
  });
  const socket = join(folder, "docker.sock");
  const engine = await startEngine({ name, socket });
  await loadFixtureImages(socket);
  await sampleContainers(socket);
  writeFileSync(join(folder, "ready"), "");
  const breath = setInterval(() => {}, 60_000); // waiting for a signal alone does not keep Node alive
  await told;
  clearInterval(breath);
  await engine.kill(); // its containers end with the sandbox
}

if (import.meta.main) {
  const [name = "", folder = ""] = process.argv.slice(2);
  if (isEngineName(name)) await keepEngine(name, folder);
  process.exit();
}
