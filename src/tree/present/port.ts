// Ports: short in a container's description, one row each below it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import type { Container, Port } from "../../model/resources.ts";
import type { TreeNode } from "../node.ts";
import { below, spoken, type Place } from "./place.ts";

/** More published ports than this are counted, not named. */
const named = 3;

/** "8080→80, 127.0.0.1:53→53/udp +2"; published ports only. */
export function portsWords(ports: readonly Port[]): string {
  const published = ports.filter(isPublished);
  const [first, second] = published;
  if (first === undefined) return "";
  if (second === undefined) return rangeWords([first]);
  const ranges = rangesOf(published);
  const more = ranges.length - named;
  return ranges.slice(0, named).map(rangeWords).join(", ") + (more > 0 ? ` +${more}` : "");
}

/** The rows below a container. `endpoint` decides where a published port can be reached. */
export function portRows({ ports }: Container, endpoint: Endpoint, place: Place): readonly TreeNode[] {
  return [...ports].sort((left, right) => left.inside - right.inside).map((port) => portRow(port, endpoint, place));
}

interface Published extends Port {
  readonly outside: number;
}

const isPublished = (port: Port): port is Published => port.outside !== undefined;
const everywhere = ({ hosts }: Port): boolean => hosts.some((host) => host === "0.0.0.0" || host === "::");
const onlyInside = ({ hosts }: Port): boolean => hosts.every((host) => /^127\.|^::1$/.test(host));
const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);
const suffix = ({ protocol }: Port): string => (protocol === "tcp" ? "" : `/${protocol}`);

function portRow(port: Port, endpoint: Endpoint, place: Place): TreeNode {
  const inside = `${port.inside}/${port.protocol}`;
  const base = {
    session: place.session,
    ...(place.dimmed ? { dimmed: true } : {}),
    id: below(place.parent, "port", `${inside}-${port.hosts.join(",")}-${port.outside ?? ""}`),
  };
  if (!isPublished(port))
    return {
      ...base,
      label: inside,
      description: t("not published"),
      icon: "circle-small/descriptionForeground",
      context: ";port;",
      spoken: spoken(t("port {0}", inside), t("not published")),
    };
  const address = reachable(port, endpoint);
  const where = hostsWords(port, address);
  return {
    ...base,
    label: `${port.outside} → ${inside}`,
    description: where,
    icon: "plug",
    context: `;port;${address !== undefined && port.protocol === "tcp" ? "browsable;" : ""}${address === undefined ? "" : "copies;"}`,
    spoken: spoken(t("port {0}, published as {1}", inside, port.outside), where),
    ...(address === undefined ? {} : { copies: address }),
  };
}

function hostsWords(port: Published, address: string | undefined): string {
  if (everywhere(port)) return t("on every address");
  if (address === undefined) return t("only on the engine's own machine");
  return plain(port.hosts.map(bracketed).join(", "));
}

/** "localhost:8080": where the port answers as seen from here; undefined where it cannot. */
function reachable(port: Published, { address }: Endpoint): string | undefined {
  const machine = address.kind === "tcp" || address.kind === "ssh" ? address.host : "localhost";
  if (machine !== "localhost" && onlyInside(port)) return undefined;
  const host = everywhere(port) ? machine : (port.hosts[0] ?? machine);
  return `${bracketed(host)}:${port.outside}`;
}

type Range = readonly [Published, ...Published[]];

/** Neighbours with the same distance, hosts and protocol stand together: 8000-8004→9000-9004. */
function rangesOf(ports: readonly Published[]): readonly Range[] {
  const ranges: [Published, ...Published[]][] = [];
  const key = ({ protocol, hosts }: Port): string => `${protocol} ${hosts.join()}`;
  const sorted = [...ports].sort(
    (left, right) => key(left).localeCompare(key(right)) || left.outside - right.outside || left.inside - right.inside,
  );
  for (const port of sorted) {
    const last = ranges.at(-1);
    const before = last?.at(-1);
    if (
      before !== undefined &&
      key(before) === key(port) &&
      before.outside + 1 === port.outside &&
      before.inside + 1 === port.inside
    )
      last?.push(port);
    else ranges.push([port]);
  }
  return ranges.sort(([left], [right]) => left.outside - right.outside);
}

function rangeWords(range: Range): string {
  const [first] = range;
  const last = range.at(-1) ?? first;
  const words = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);
  const host = everywhere(first) || first.hosts[0] === undefined ? "" : `${plain(bracketed(first.hosts[0]))}:`;
  return `${host}${words(first.outside, last.outside)}→${words(first.inside, last.inside)}${suffix(first)}`;
}
