// Removes helper containers that a Porthole left behind when it, or its connection, ended without a chance to: only such as
// carry our label and whose owner certainly is no more, or is this one and knows nothing of them.
import { listStandIns, removeStandIn } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { hasEnded, ownInstance } from "../instance.ts";
import { isLeft } from "../standIn.ts";

/** To be called once an engine is connected. @returns how many were removed */
export async function sweep(engine: Engine, signal: AbortSignal): Promise<number> {
  const own = ownInstance();
  const left = (await listStandIns(engine, signal)).filter(({ id, owner }) =>
    owner === own ? isLeft(id) : hasEnded(owner),
  );
  for (const { id } of left) {
    signal.throwIfAborted();
    await removeStandIn(engine, { id, name: id.slice(0, 12) });
  }
  return left.length;
}
