// Keeps a document true of which no event tells: reads again every few seconds, but only as long as somebody sees it.
import type { Disposable } from "../../base/event.ts";
import { problemOf, summary } from "../../base/problem.ts";
import type { Clock } from "../../base/timing.ts";
import type { CommandContext, Document } from "../context.ts";

/** Milliseconds from the end of one reading to the begin of the next. */
const rest = 3000;

/**
 * For `Document.live`. Nothing is asked while the document is out of sight, while the container does not run or while the
 * engine is away; a reading that fails leaves the text as it is.
 */
export function whileSeen(
  { store, engine }: Pick<CommandContext, "store" | "engine">,
  id: string,
  read: (signal: AbortSignal) => Promise<string>,
  clock: Clock,
): NonNullable<Document["live"]> {
  const runs = (): boolean => {
    const { connection, containers } = store.current;
    return connection.state === "ready" && containers.get(id)?.state === "running";
  };
  return (replace, scope, seen) => {
    let timer: Disposable | undefined;
    const wait = (): void => {
      if (!scope.ended) timer = clock.after(rest, () => void look());
    };
    const look = async (): Promise<void> => {
      try {
        if (seen() && runs()) {
          const text = await read(scope.signal);
          if (!scope.ended) replace(text);
        }
      } catch (error) {
        engine.log.debug(`document of ${id}: ${summary(problemOf(error))}`);
      }
      wait();
    };
    wait();
    scope.add({ dispose: () => timer?.dispose() });
  };
}
