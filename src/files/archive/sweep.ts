// Removes helper containers that a Porthole left behind when it ended without a chance to: only such as carry our label and
// whose owner certainly is no more.
import { listStandIns, removeStandIn } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { hasEnded } from "../instance.ts";

/** To be called once an engine is connected. @returns how many were removed */
export async function sweep(engine: Engine, signal: AbortSignal): Promise<number> {
  const left = (await listStandIns(engine, signal)).filter(({ owner }) => hasEnded(owner));
  for (const { id } of left) {
    signal.throwIfAborted();
    await removeStandIn(engine, { id, name: id.slice(0, 12) });
  }
  return left.length;
}
