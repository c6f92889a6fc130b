// The engine's network calls.
import type Dockerode from "dockerode";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";

/** All networks of the engine. Background upkeep. */
export const list = (engine: Engine, signal?: AbortSignal): Promise<Dockerode.NetworkInspectInfo[]> =>
  call(engine, { operation: "networks.list", command: ["network", "ls"], background: true }, signal, (docker) =>
    docker.listNetworks(),
  );
