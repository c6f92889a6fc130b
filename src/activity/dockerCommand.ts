// An entry as the docker command that does the same on the same engine.
import type { ActivityEntry } from "../engine/activity.ts";
import type { Endpoint } from "../engine/endpoint/endpoint.ts";
import { line, type Shell } from "./quote.ts";

/** "docker stop web", for people to read; undefined where the command line has no such verb. */
export function dockerWords({ command }: Pick<ActivityEntry, "command">): readonly string[] | undefined {
  return command === undefined ? undefined : ["docker", ...command];
}

/** The same, saying which engine where plain `docker` would go to another one. */
export function dockerCommand(
  entry: Pick<ActivityEntry, "command">,
  endpoint: Endpoint | undefined,
  { shell, all }: { readonly shell: Shell; readonly all: readonly Endpoint[] },
): string | undefined {
  if (entry.command === undefined) return undefined;
  return line(["docker", ...(endpoint === undefined ? [] : engineWords(endpoint, all)), ...entry.command], shell);
}

function engineWords(endpoint: Endpoint, all: readonly Endpoint[]): readonly string[] {
  if (endpoint.url === plainEndpoint(all)?.url) return [];
  const { reason, address, url } = endpoint;
  if (reason.by === "context") return ["--context", reason.context];
  if (address.kind !== "tcp" || address.tls === undefined) return ["--host", url];
  const { ca, cert, key, verify } = address.tls;
  return [
    ...["--host", url, verify ? "--tlsverify" : "--tls"],
    ...(ca === undefined ? [] : ["--tlscacert", ca]),
    ...(cert === undefined ? [] : ["--tlscert", cert]),
    ...(key === undefined ? [] : ["--tlskey", key]),
  ];
}

/** Where docker goes by itself: DOCKER_HOST before the current context before the default socket. */
function plainEndpoint(all: readonly Endpoint[]): Endpoint | undefined {
  return (
    all.find(({ reason }) => reason.by === "environment") ??
    all.find(({ reason }) => reason.by === "context" && reason.current) ??
    all.find(({ reason }) => reason.by === "default")
  );
}
