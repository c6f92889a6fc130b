// Which volumes are in use, and by whom: containers in any state, for a stopped one keeps its volumes. Kept per map of
// containers, which is the same object until one of them changes.
import type { Container } from "./resources.ts";
import type { Snapshot } from "./snapshot.ts";

interface Uses {
  readonly users: ReadonlyMap<string, readonly Container[]>;
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<ReadonlyMap<string, Container>, Uses>();

/** Names of volumes that some container mounts. */
export const usedVolumes = ({ containers }: Pick<Snapshot, "containers">): ReadonlySet<string> =>
  usesIn(containers).names;

/** Volume name → the containers that mount it, in the order of the snapshot. */
export const volumeUsers = ({ containers }: Pick<Snapshot, "containers">): ReadonlyMap<string, readonly Container[]> =>
  usesIn(containers).users;

function usesIn(containers: ReadonlyMap<string, Container>): Uses {
  const kept = known.get(containers);
  if (kept !== undefined) return kept;
  const users = new Map<string, Container[]>();
  for (const container of containers.values())
    for (const name of new Set(container.mounts.flatMap(({ type, source }) => (type === "volume" ? [source] : [])))) {
      const those = users.get(name);
      if (those === undefined) users.set(name, [container]);
      else those.push(container);
    }
  const uses = { users, names: new Set(users.keys()) };
  known.set(containers, uses);
  return uses;
}
