// What we are doing to what right now ("stopping"), so that a row can say so before the engine's event arrives.
// Written by the command runner for the time of a call, shown by trees.
import { createEmitter, type Disposable, type Event } from "../base/event.ts";
import type { Clock } from "../base/timing.ts";

export interface Busy {
  /** The word for a resource's id, if something is being done to it for longer than a moment. */
  of(id: string): string | undefined;
  readonly onDidChange: Event<void>;
  /** Marks ids until disposed. */
  mark(ids: readonly string[], word: string): Disposable;
}

/**
 * Milliseconds after which a mark is shown. Most calls are over by then, a start on a small machine too, and the editor takes
 * changes of a view 200 ms apart: a word shown before would hold back what came of the call.
 */
const moment = 500;

/** Marks that end before they were shown are never told. */
export function createBusy(clock: Clock): Busy {
  const shown = new Map<string, string[]>();
  const changed = createEmitter<void>();
  const show = (ids: readonly string[], word: string): void => {
    for (const id of ids) shown.set(id, [...(shown.get(id) ?? []), word]);
    changed.fire();
  };
  const hide = (ids: readonly string[], word: string): void => {
    for (const id of ids) {
      const rest = [...(shown.get(id) ?? [])];
      rest.splice(rest.lastIndexOf(word), 1);
      if (rest.length === 0) shown.delete(id);
      else shown.set(id, rest);
    }
    changed.fire();
  };
  return {
    of: (id) => shown.get(id)?.at(-1),
    onDidChange: changed.event,
    mark: (ids, word) => {
      let state: "waiting" | "shown" | "over" = "waiting";
      const wait = clock.after(moment, () => {
        state = "shown";
        show(ids, word);
      });
      return {
        dispose: () => {
          wait.dispose();
          if (state === "shown") hide(ids, word);
          state = "over";
        },
      };
    },
  };
}
