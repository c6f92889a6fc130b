// Whether an engine runs with a person's own rights instead of root's, as far as that can be told.
import type { EngineVersion } from "../engine.ts";
import type { Endpoint } from "./endpoint.ts";

/**
 * By what the engine says of itself, once it has; before that by its place: the runtime folder of a user holds that user's
 * engines, whoever named them (a context, DOCKER_HOST, nobody).
 */
export function isRootless({ address, reason }: Endpoint, version?: Pick<EngineVersion, "rootless">): boolean {
  if (version?.rootless === true || (reason.by === "found" && reason.what === "rootless")) return true;
  return address.kind === "unix" && /^\/run\/user\/[1-9]\d*\//.test(address.path);
}
