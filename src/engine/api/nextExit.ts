// Waits for a container to end that has not started yet: asked before the start, so that the shortest life is not missed
// and the exit code is told even of a container that removes itself.
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { queryOnly } from "./request.ts";

/**
 * Resolves with the exit code of the run that begins after this call. Background upkeep.
 * @throws Failure `cancelled` when the signal aborts: the container is left alone
 */
export const nextExit = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<number> =>
  call(
    engine,
    { operation: "containers.wait", what: name, command: ["wait", name], background: true, long: true },
    signal,
    async (docker) => {
      const answer = (await docker.getContainer(id).wait(queryOnly({ condition: "next-exit" }))) as {
        readonly StatusCode: number;
      };
      return answer.StatusCode;
    },
  );
