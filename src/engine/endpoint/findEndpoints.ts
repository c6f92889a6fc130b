// Where engines may be, from every source, and which one we would take: what docker itself would take, and otherwise one
// that is there. Looks at files, variables and folders only; it connects to nothing.
import type { Endpoint, Found } from "./endpoint.ts";
import { fromContexts, isCurrent } from "./fromContexts.ts";
import { fromEnvironment } from "./fromEnvironment.ts";
import { fromSetting, type NamedEngine } from "./fromSetting.ts";
import { fromSockets, usualEndpoint } from "./fromSockets.ts";
import { thisWorld, type World } from "./world.ts";

/**
 * Looks everywhere. Never fails: what is wrong with a source is among the problems.
 * Order: DOCKER_HOST, the context in use, the usual socket, other contexts, found ones, the setting's.
 */
export async function findEndpoints(
  { engines }: { readonly engines: readonly NamedEngine[] },
  world: World = thisWorld(),
): Promise<Found> {
  const [environment, contexts, usual, found] = await Promise.all([
    fromEnvironment(world),
    fromContexts(world),
    usualEndpoint(world),
    fromSockets(world),
  ]);
  const setting = fromSetting(world, engines);
  const { exists, ...byDefault } = usual;
  const [current, others] = [contexts.endpoints.filter(isCurrent), contexts.endpoints.filter((one) => !isCurrent(one))];
  const all = [...environment.endpoints, ...current, byDefault, ...others, ...found, ...setting.endpoints];
  const endpoints = toldApart(await once(world, all));
  const problems = [...environment.problems, ...contexts.problems, ...setting.problems];
  // DOCKER_HOST goes before any context.
  const missed = environment.missed ?? (environment.endpoints.length === 0 ? contexts.missed : undefined);
  return { endpoints, chosen: choose(endpoints, exists), problems, ...(missed === undefined ? {} : { missed }) };
}

/** As docker chooses; where docker would find nothing, the first that is there. */
function choose(endpoints: readonly Endpoint[], usualExists: boolean): Endpoint | undefined {
  const by = (kind: Endpoint["reason"]["by"]): Endpoint | undefined =>
    endpoints.find(({ reason }) => reason.by === kind);
  const named = by("environment") ?? endpoints.find(isCurrent);
  if (named !== undefined) return named;
  const usual = by("default");
  return (usualExists ? usual : undefined) ?? by("found") ?? by("setting") ?? usual ?? endpoints[0];
}

/** Each address once: the first to name it keeps it. */
async function once(world: World, endpoints: readonly Endpoint[]): Promise<readonly Endpoint[]> {
  const places = await Promise.all(endpoints.map((endpoint) => placeOf(world, endpoint)));
  return endpoints.filter((_, index) => places.indexOf(places[index] ?? "") === index);
}

/** The same for two addresses that lead to the same engine in the same way. */
async function placeOf(world: World, { address, url }: Endpoint): Promise<string> {
  switch (address.kind) {
    case "unix":
      return `unix ${await world.realPath(address.path)}`;
    case "npipe":
      return `npipe ${address.path.toLowerCase()}`;
    case "tcp":
      return JSON.stringify([url.toLowerCase(), address.tls]);
    case "ssh":
      return url;
  }
}

/** Names are ids: a second "prod" gets where it comes from, and a third a number. */
function toldApart(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const taken = new Set<string>();
  return endpoints.map((endpoint) => {
    const { name, reason } = endpoint;
    let unique = taken.has(name) ? `${name} (${reason.by})` : name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${reason.by} ${number})`;
    taken.add(unique);
    return unique === name ? endpoint : { ...endpoint, name: unique };
  });
}
