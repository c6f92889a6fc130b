// Keeps an open document true: reads again when the record it is about has changed in the store.
import { problemOf, summary } from "../../base/problem.ts";
import type { Family } from "../../model/resources.ts";
import type { CommandContext, Document } from "../context.ts";

/**
 * For `Document.live`. One reading at a time; a change that comes meanwhile is read once more afterwards. When the thing is
 * gone, or cannot be read just now, the last text stays.
 */
export function follow(
  { store, engine }: Pick<CommandContext, "store" | "engine">,
  family: Family,
  id: string,
  read: (signal: AbortSignal) => Promise<string>,
): NonNullable<Document["live"]> {
  return (replace, scope) => {
    let reading = false;
    let again = false;
    const renew = async (): Promise<void> => {
      if (reading) return void (again = true);
      reading = true;
      do {
        again = false;
        try {
          const text = await read(scope.signal);
          if (!scope.ended) replace(text);
        } catch (error) {
          engine.log.debug(`document of ${id}: ${summary(problemOf(error))}`);
        }
      } while (again as boolean);
      reading = false;
    };
    scope.add(
      store.onDidChange(({ before, after }) => {
        const now = after[family].get(id);
        if (now !== undefined && now !== before[family].get(id) && !scope.ended) void renew();
      }),
    );
  };
}
