// Finds out whether this machine has an engine of its own that answers, for `npm start` only. Tests never ask.
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import Docker from "dockerode";

/** In words, the engine of the machine that Porthole will find; undefined when none answers. */
export async function machineEngine(): Promise<string | undefined> {
  const host = process.env["DOCKER_HOST"];
  const socket = host?.startsWith("unix://") ? host.slice("unix://".length) : undefined;
  if (host && !socket) return `DOCKER_HOST (${host})`; // whether it answers is Porthole's to say, with the reason
  if (socket) return (await answers(socket)) ? `DOCKER_HOST (${host ?? ""})` : undefined;
  const context = process.env["DOCKER_CONTEXT"] ?? currentContext();
  if (context && context !== "default") return `the docker context "${context}"`;
  for (const place of process.platform === "win32" ? ["//./pipe/docker_engine"] : defaultSockets()) {
    if (await answers(place)) return place;
  }
  return undefined;
}

function defaultSockets(): string[] {
  const runtime = process.env["XDG_RUNTIME_DIR"];
  const mine = runtime ? [join(runtime, "docker.sock"), join(runtime, "podman/podman.sock")] : [];
  const places = [
    "/var/run/docker.sock",
    join(homedir(), ".docker/run/docker.sock"),
    ...mine,
    "/run/podman/podman.sock",
  ];
  return places.filter((place) => existsSync(place));
}

function answers(socketPath: string): Promise<boolean> {
  return new Docker({ socketPath, timeout: 3_000 }).ping().then(
    () => true,
    () => false,
  );
}

function currentContext(): string | undefined {
  try {
    const folder = process.env["DOCKER_CONFIG"] ?? join(homedir(), ".docker");
    const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8")) as { currentContext?: string };
    return config.currentContext;
  } catch {
    return undefined; // no settings, or broken ones: the default socket then
  }
}
