// Finds a row by walking down: what stands in folders is known only when they are unfolded.
import type { LiveForest } from "./liveForest.ts";
import type { NodeId } from "./node.ts";

/**
 * The row whose record has the last of these ids, each standing directly below the one before; where the way ends early,
 * the last row on it. `found` says whether it is the wanted one.
 */
export async function findBelow(
  forest: Pick<LiveForest, "children">,
  from: NodeId,
  ids: readonly string[],
): Promise<{ readonly id: NodeId; readonly found: boolean }> {
  let at = from;
  for (const id of ids) {
    const next = (await forest.children(at)).find(({ of }) => of?.id === id);
    if (next === undefined) return { id: at, found: false };
    at = next.id;
  }
  return { id: at, found: true };
}
