// A registry on 127.0.0.1, where engines accept plain http by themselves.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { freePort } from "./editorServer.ts";
import { engineEnvironment } from "./engines.ts";
import { requireSandbox } from "./sandbox.ts";
import { suiteFolder } from "./setupEngines.ts";

export type Registry = {
  /** For image names: "127.0.0.1:5000". */
  readonly address: string;
  readonly stop: () => Promise<void>;
};

/** Ports of registries in a sandbox, known to Podman's settings. */
export const REGISTRY_PORTS = [5000, 5001, 5002, 5003];

function isFree(port: number): Promise<boolean> {
  return new Promise((known) => {
    const probe = createServer().once("error", () => known(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => known(true)));
  });
}

/** Starts an empty registry with its data below `folder`. */
export async function startRegistry(folder: string): Promise<Registry> {
  requireSandbox();
  mkdirSync(folder, { recursive: true });
  const port = (await Promise.all(REGISTRY_PORTS.map(isFree))).indexOf(true);
  const address = `127.0.0.1:${REGISTRY_PORTS[port] ?? (await freePort())}`;
  const config = join(folder, "config.yml");
  const storage = `storage: {filesystem: {rootdirectory: "${folder}/data"}, delete: {enabled: true}}`;
  writeFileSync(config, `version: 0.1\n${storage}\nhttp: {addr: "${address}"}\n`);
  const tree = suiteFolder("bookworm");
  const log = openSync(join(folder, "log"), "a");
  const child = spawn(join(tree, "usr/bin/docker-registry"), ["serve", config], {
    env: engineEnvironment(tree),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((ended) => child.once("exit", () => ended()).once("error", () => ended()));
  for (let attempt = 0; attempt < 400 && child.exitCode === null; attempt++) {
    const answer = await fetch(`http://${address}/v2/`).catch(() => undefined);
    if (answer?.ok) {
      const stop = (): Promise<void> => {
        child.kill();
        return gone;
      };
      return { address, stop };
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`The registry did not start; see ${folder}/log`);
}
