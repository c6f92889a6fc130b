// The engine's container list and inspect → Container and ContainerDetail. Pure; never throws, whatever the engine says.
// Facts of the wire: Docker Engine API 1.41–1.51, ContainerSummary and ContainerInspectResponse; Podman's compatible API.
import type { Attachment, Container, ContainerDetail, Mount, Port } from "../resources.ts";
import {
  fieldsOf,
  imageIdOf,
  labelsOf,
  listOf,
  numberOf,
  someText,
  textOf,
  textsOf,
  timeOf,
  type Wire,
} from "./wire.ts";
import { exitCodeIn, healthIn, stateIn } from "./status.ts";

/** Every container of a list that has an id; one without cannot be shown or acted on. */
export function containersOf(wire: unknown): readonly Container[] {
  return listOf(wire).flatMap((entry) => {
    const container = containerOf(fieldsOf(entry));
    return container === undefined ? [] : [container];
  });
}

function containerOf(wire: Wire): Container | undefined {
  const id = someText(wire.Id);
  if (id === undefined) return undefined;
  const status = textOf(wire.Status);
  const state = stateIn(textOf(wire.State), status);
  const alive = state === "running" || state === "paused";
  return {
    kind: "container",
    id,
    name: nameIn(wire.Names) ?? id.slice(0, 12),
    image: textOf(wire.Image),
    imageId: imageIdOf(wire.ImageID),
    command: textOf(wire.Command),
    created: timeOf(wire.Created),
    state,
    health: alive ? healthIn(wire.Health, status) : undefined,
    exitCode: alive ? undefined : exitCodeIn(status),
    ports: portsOf(wire.Ports),
    mounts: mountsOf(wire.Mounts),
    networkMode: textOf(fieldsOf(wire.HostConfig).NetworkMode),
    networks: networksOf(fieldsOf(wire.NetworkSettings).Networks),
    labels: labelsOf(wire.Labels),
  };
}

/** The container's own name: others are links, "/other/alias". */
function nameIn(names: unknown): string | undefined {
  for (const name of textsOf(names)) {
    const bare = name.startsWith("/") ? name.slice(1) : name;
    if (bare !== "" && !bare.includes("/")) return bare;
  }
  return undefined;
}

const protocols: ReadonlySet<string> = new Set<Port["protocol"]>(["tcp", "udp", "sctp"]);

/** Sorted, because the engine tells them in any order, and IPv4 and IPv6 of one host port made one. */
function portsOf(wire: unknown): readonly Port[] {
  const entries = listOf(wire);
  if (entries.length === 0) return none;
  const ports: (Port & { readonly hosts: string[] })[] = [];
  for (const entry of entries) {
    const { PrivatePort, PublicPort, Type, IP } = fieldsOf(entry);
    const inside = numberOf(PrivatePort, -1);
    if (inside < 0) continue;
    const protocol = protocols.has(textOf(Type)) ? (Type as Port["protocol"]) : "tcp";
    const outside = numberOf(PublicPort) > 0 ? numberOf(PublicPort) : undefined;
    // A search, not a map: there are mostly one or two, and a thousand containers.
    let port = ports.find(
      (known) => known.inside === inside && known.protocol === protocol && known.outside === outside,
    );
    if (port === undefined) ports.push((port = { inside, protocol, outside, hosts: [] }));
    // Podman leaves the address empty where it means all.
    const host = someText(IP) ?? "0.0.0.0";
    if (outside !== undefined && !port.hosts.includes(host)) port.hosts.push(host);
  }
  for (const { hosts } of ports) if (hosts.length > 1) hosts.sort();
  return ports.length === 1 ? ports : ports.sort(byPort);
}

const byPort = (one: Port, other: Port): number =>
  one.inside - other.inside || compare(one.protocol, other.protocol) || (one.outside ?? 0) - (other.outside ?? 0);

const mountTypes: ReadonlySet<string> = new Set<Mount["type"]>([
  "bind",
  "volume",
  "tmpfs",
  "npipe",
  "cluster",
  "image",
]);

/** Sorted by target, because the engine tells them in any order. */
function mountsOf(wire: unknown): readonly Mount[] {
  const entries = listOf(wire);
  if (entries.length === 0) return none;
  return entries
    .map((entry) => {
      const { Type, Name, Source, Destination, RW } = fieldsOf(entry);
      const name = someText(Name);
      const type = mountTypes.has(textOf(Type)) ? (Type as Mount["type"]) : name === undefined ? "bind" : "volume";
      const named = type === "volume" || type === "cluster";
      return {
        type,
        source: (named ? name : undefined) ?? textOf(Source),
        target: textOf(Destination),
        writable: RW !== false,
      };
    })
    .sort((one, other) => compare(one.target, other.target));
}

/** Networks by name; Go sorts the keys of maps, so the order is the same each time. */
function networksOf(wire: unknown): readonly Attachment[] {
  return Object.entries(fieldsOf(wire)).map(([network, entry]) => {
    const { IPAddress, GlobalIPv6Address } = fieldsOf(entry);
    return {
      network,
      ipv4: someText(IPAddress),
      ipv6: someText(GlobalIPv6Address),
    };
  });
}

const none: readonly never[] = Object.freeze([]);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What only inspect tells. */
export function detailOf(wire: unknown): ContainerDetail {
  const inspect = fieldsOf(wire);
  const state = fieldsOf(inspect.State);
  const host = fieldsOf(inspect.HostConfig);
  const config = fieldsOf(inspect.Config);
  const policy = fieldsOf(host.RestartPolicy);
  return {
    privileged: host.Privileged === true,
    tty: config.Tty === true,
    oomKilled: state.OOMKilled === true,
    health: state.Running === true ? healthIn(state.Health, "") : undefined,
    restartCount: numberOf(inspect.RestartCount),
    restartPolicy: someText(policy.Name) ?? "no",
    restartMaximum: numberOf(policy.MaximumRetryCount),
    startedAt: timeOf(state.StartedAt),
    finishedAt: timeOf(state.FinishedAt),
    pid: numberOf(state.Pid),
    error: textOf(state.Error),
  };
}
