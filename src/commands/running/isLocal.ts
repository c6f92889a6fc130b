// Whether an engine runs on this machine, so that its paths are paths we can look at.
import type { Engine } from "../../engine/engine.ts";

/** A socket or pipe of this machine. Tunnels to other machines may end in one too: what is seen is a hint, no proof. */
export const isLocal = ({ endpoint }: Pick<Engine, "endpoint">): boolean =>
  endpoint.address.kind === "unix" || endpoint.address.kind === "npipe";
