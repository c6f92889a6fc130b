// Tells the editor which rows to fetch again: differences against what it was told before, no faster than it can follow.
import { createEmitter, type Disposable, type Event } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import { changedBetween, type Forest } from "./forest.ts";
import type { NodeId } from "./node.ts";

/**
 * Milliseconds between two changes told. The editor debounces by 200 ms and starts anew with each change, so that changes
 * that come faster would never be shown; told a little further apart, each is shown at once.
 */
const pace = 220;

/** Milliseconds until a row with a measured hover is fetched again. */
const stale = 10_000;

/** More changed rows than this are told as "all": the editor's handling of long lists is quadratic. */
const mostRows = 50;

export interface Teller {
  /** The forest the editor was last told of. */
  readonly told: Forest | undefined;
  readonly onDidChange: Event<readonly NodeId[] | "all">;
  /** Something may have changed: says what, now or when the pace allows it. */
  ask(): void;
  /** The editor takes the whole of today's forest. */
  tellAll(): Forest;
  renew(id: NodeId): void;
  /** These rows are to be fetched again, whether they are different or not. */
  again(ids: readonly NodeId[]): void;
}

/** Makes differences against what was told before, and keeps the pace. */
export function createTeller(scope: Scope, clock: Clock, build: () => Forest): Teller {
  const changed = scope.add(createEmitter<readonly NodeId[] | "all">());
  const due = new Set<NodeId>();
  const renewals = new Map<NodeId, Disposable>();
  let told: Forest | undefined;
  let last = -Infinity;
  let waiting: Disposable | undefined;

  const tell = (): void => {
    waiting = undefined;
    if (told === undefined) return;
    const before = told;
    told = build();
    const different = changedBetween(before, told);
    const ids = different === "roots" ? [] : [...new Set([...different, ...due])];
    due.clear();
    if (different !== "roots" && ids.length === 0) return;
    last = clock.now();
    changed.fire(different === "roots" || ids.length > mostRows ? "all" : ids);
  };
  const ask = (): void => {
    if (told === undefined || waiting !== undefined) return;
    const rest = last + pace - clock.now();
    if (rest <= 0) tell();
    else waiting = clock.after(rest, tell);
  };
  scope.add({
    dispose: () => {
      waiting?.dispose();
      for (const renewal of renewals.values()) renewal.dispose();
    },
  });
  return {
    get told() {
      return told;
    },
    onDidChange: changed.event,
    ask,
    tellAll: () => (told = build()),
    again: (ids) => {
      if (ids.length === 0) return;
      for (const id of ids) due.add(id);
      ask();
    },
    renew: (id) => {
      renewals.get(id)?.dispose();
      renewals.set(
        id,
        clock.after(stale, () => {
          renewals.delete(id);
          if (told?.get(id) === undefined) return;
          due.add(id);
          ask();
        }),
      );
    },
  };
}
