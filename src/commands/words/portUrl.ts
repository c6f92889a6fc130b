// Where a published port is reached from this machine.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { Address } from "../../engine/endpoint/endpoint.ts";
import type { Container, Port } from "../../model/resources.ts";

export type PublishedPort = Port & { readonly outside: number };

/** Those a browser could open. */
export const publishedPorts = ({ ports }: Container): readonly PublishedPort[] =>
  ports.filter((port): port is PublishedPort => port.outside !== undefined && port.protocol === "tcp");

/**
 * "http://localhost:8080/"; https where either port is one that is used for it.
 * @throws Failure `unsupported` when only the machine of the engine reaches the port
 */
export function urlOf({ inside, outside, hosts }: PublishedPort, engine: Address): string {
  const scheme = [inside, outside].some((port) => port === 443 || port === 8443) ? "https" : "http";
  const host = hostOf(hosts, engine);
  if (host === undefined)
    return fail({
      kind: "unsupported",
      feature: t("Opening port {0} from here", outside),
      needs: t("a port that is not published on the loopback address of another machine only"),
    });
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${outside}/`;
}

function hostOf(hosts: readonly string[], engine: Address): string | undefined {
  const far = (engine.kind === "tcp" || engine.kind === "ssh") && !isLoopback(engine.host) ? engine.host : undefined;
  if (hosts.length === 0 || hosts.some(isWildcard)) return far ?? "localhost";
  const reached = hosts.find((host) => !isLoopback(host));
  if (reached !== undefined) return reached;
  return far === undefined ? (hosts.includes("127.0.0.1") ? "localhost" : hosts[0]) : undefined;
}

const isWildcard = (host: string): boolean => host === "" || host === "0.0.0.0" || host === "::";
const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");
