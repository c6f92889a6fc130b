// The engine bundle's door: dockerode and everything that finds and connects engines, loaded with the first need of one.
import { connect as connectTo, type ConnectOptions } from "./engine/connect.ts";
import type { Endpoint } from "./engine/endpoint/endpoint.ts";
import type { Engine } from "./engine/engine.ts";

/** Makes the client of an engine; opens no socket. ssh is loaded with the first connection that needs it. */
export function connect(endpoint: Endpoint, options: Omit<ConnectOptions, "loadSsh">): Engine {
  return connectTo(endpoint, { ...options, loadSsh: () => import("./ssh.ts") });
}

export { listStandIns } from "./engine/api/standIns.ts";
export { findEndpoints } from "./engine/endpoint/findEndpoints.ts";
/** This bundle has a copy of its own of the words. */
export { useTranslator } from "./base/l10n.ts";
