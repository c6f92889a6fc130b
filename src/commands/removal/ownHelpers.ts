// Containers that we made ourselves to look into an image, or that a Porthole which is no more has left: nobody has to hear
// of them, and none of them may keep an image from being removed.
import { listStandIns, removeStandIn } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { hasEnded, ownInstance } from "../../files/instance.ts";

/** By the value of the label; those of other windows are theirs. */
export const isOwnHelper = (owner: string | undefined): boolean =>
  owner !== undefined && (owner === ownInstance() || hasEnded(owner));

/** Files that are open through one of them are opened anew with the next use. */
export async function removeOwnHelpers(
  engine: Engine,
  images: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, imageId, owner } of await listStandIns(engine, signal))
    if (images.has(imageId) && isOwnHelper(owner)) await removeStandIn(engine, { id, name: id.slice(0, 12) });
}
