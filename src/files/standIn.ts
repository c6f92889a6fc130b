// A container of ours that lives as long as a scope: made with it, removed with it. Which of those that an engine has are
// still in use is known here, so that what a connection's end left behind can be told from them.
import type { Scope } from "../base/scope.ts";
import type { Target } from "../engine/api/containers.ts";
import { createStandIn, removeStandIn, type StandInBody } from "../engine/api/standIns.ts";
import type { Engine } from "../engine/engine.ts";

const held = new Set<string>();
let making = 0;

/** Made and not started. The scope's end removes it, unless the connection has ended before; then it is left for a sweep. */
export async function makeStandIn(engine: Engine, body: StandInBody, name: string, scope: Scope): Promise<Target> {
  making += 1;
  try {
    const id = await createStandIn(engine, body, scope.signal);
    const container = { id, name };
    held.add(id);
    scope.add({
      dispose: () => {
        held.delete(id);
        // What is left behind goes with a later sweep.
        void removeStandIn(engine, container).catch(() => undefined);
      },
    });
    return container;
  } finally {
    making -= 1;
  }
}

/** Is it one of this window's that nobody uses any more? Not to be told while one is being made. */
export const isLeft = (id: string): boolean => making === 0 && !held.has(id);
