// How a container ended, read just after it did.
import { problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";

export interface Ending {
  readonly code: number;
  readonly outOfMemory: boolean;
  /** The one its image or its settings chose; "SIGTERM" when none. */
  readonly stopSignal: string;
}

/** Undefined when it is gone already (`--rm`) or runs again. */
export async function endedBy(
  engine: Engine,
  target: containers.Target,
  signal: AbortSignal,
): Promise<Ending | undefined> {
  try {
    const { State, Config } = await containers.inspect(engine, target, { signal, background: true });
    if (State.Running) return undefined;
    const stopSignal = (Config as { StopSignal?: string }).StopSignal ?? "";
    return {
      code: State.ExitCode,
      outOfMemory: State.OOMKilled,
      stopSignal: stopSignal === "" ? "SIGTERM" : stopSignal,
    };
  } catch (error) {
    if (problemOf(error).kind === "gone") return undefined;
    throw error;
  }
}
