// What we are doing to what right now ("stopping"), so that a row can say so before the engine's event arrives.
// Written by the command runner for the time of a call, shown by trees.
import { createEmitter, type Disposable, type Event } from "../base/event.ts";

export interface Busy {
  /** The word for a resource's id, if something is being done to it. */
  of(id: string): string | undefined;
  readonly onDidChange: Event<void>;
  /** Marks ids until disposed. */
  mark(ids: readonly string[], word: string): Disposable;
}

export function createBusy(): Busy {
  const marks = new Map<string, string[]>();
  const changed = createEmitter<void>();
  return {
    of: (id) => marks.get(id)?.at(-1),
    onDidChange: changed.event,
    mark: (ids, word) => {
      for (const id of ids) marks.set(id, [...(marks.get(id) ?? []), word]);
      changed.fire();
      let over = false;
      return {
        dispose: () => {
          if (over) return;
          over = true;
          for (const id of ids) {
            const rest = [...(marks.get(id) ?? [])];
            rest.splice(rest.lastIndexOf(word), 1);
            if (rest.length === 0) marks.delete(id);
            else marks.set(id, rest);
          }
          changed.fire();
        },
      };
    },
  };
}
