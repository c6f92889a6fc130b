// Which images are in use, and by whom. Kept per map of containers, which is the same object until one of them changes.
import { groupBy } from "../base/groupBy.ts";
import type { Container } from "./resources.ts";
import type { Snapshot } from "./snapshot.ts";

interface Uses {
  readonly users: ReadonlyMap<string, readonly Container[]>;
  readonly ids: ReadonlySet<string>;
}

const known = new WeakMap<ReadonlyMap<string, Container>, Uses>();

/** Ids of images some container was made from. */
export const usedImages = ({ containers }: Snapshot): ReadonlySet<string> => usesIn(containers).ids;

/** Image id → the containers made from it, in the order of the snapshot. */
export const imageUsers = ({ containers }: Snapshot): ReadonlyMap<string, readonly Container[]> =>
  usesIn(containers).users;

function usesIn(containers: ReadonlyMap<string, Container>): Uses {
  const kept = known.get(containers);
  if (kept !== undefined) return kept;
  const users = groupBy(containers.values(), ({ imageId }) => imageId);
  users.delete("");
  const uses = { users, ids: new Set(users.keys()) };
  known.set(containers, uses);
  return uses;
}
