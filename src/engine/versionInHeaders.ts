// What an engine says of itself in the headers of every answer. `/version` tells more but takes its time (it runs other
// programs: 20 ms with Docker, a second with Podman), and what is listed should be shown before that.
import type { EngineVersion } from "./engine.ts";

/**
 * The version in the headers of an answer, be it a stream still; without kernel and architecture. Undefined where the
 * headers tell none: a proxy may take them away.
 * Facts: Docker and Podman send "Api-Version" and "Server: Docker/28.5.2 (linux)", "Server: Libpod/4.3.1 (linux)".
 */
export function versionInHeaders(answer: object): EngineVersion | undefined {
  const { headers } = answer as { headers?: Readonly<Record<string, unknown>> };
  const { server, "api-version": api } = headers ?? {};
  if (typeof server !== "string" || typeof api !== "string" || !/^\d+\.\d+$/.test(api)) return undefined;
  const [, name, version, platform] = /^(Docker|Libpod)\/(\S{1,100}) \((\w{1,30})\)$/.exec(server) ?? [];
  if (name === undefined || version === undefined || platform === undefined) return undefined;
  return { version, api, platform, kernel: "", product: name === "Docker" ? "Docker Engine" : "Podman Engine" };
}
