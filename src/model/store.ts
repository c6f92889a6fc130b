// Holds the current snapshot of one engine. Everybody reads; only sync.ts is handed the writer.
import { createEmitter, type Event } from "../base/event.ts";
import type { Problem } from "../base/problem.ts";
import { emptySnapshot, patched, replaced, type Connection, type Snapshot } from "./snapshot.ts";
import type { Family, Resource } from "./resources.ts";

export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Families of which something is known now that was not: mostly their map is no longer the same object. */
  readonly families: ReadonlySet<Family>;
}

export interface Store {
  readonly current: Snapshot;
  readonly onDidChange: Event<Change>;
}

export interface StoreWriter {
  connection(next: Connection): void;
  /** After a full list. */
  replace(family: Family, all: readonly Resource[]): void;
  /** After a list of some ids. */
  patch(family: Family, fresh: readonly Resource[], gone: readonly string[]): void;
  /** After a list the engine refused. */
  refuse(family: Family, problem: Problem): void;
  /** Everything written by `work` is told as one change: a view that is told twice in a row shows the second late. */
  together(work: () => void): void;
  /** From now on writes are ignored: a late answer of a closed session changes nothing. */
  revoke(): void;
}

/** Who holds the writer alone writes; everybody else reads. */
export function createStore(): { readonly store: Store; readonly writer: StoreWriter } {
  const changed = createEmitter<Change>();
  let current = emptySnapshot;
  let revoked = false;
  let gathering: { readonly before: Snapshot; readonly families: Set<Family> } | undefined;
  const write = (after: Snapshot, families: readonly Family[]): void => {
    if (revoked) return;
    const before = current;
    current = after;
    if (gathering === undefined) changed.fire({ before, after, families: new Set(families) });
    else for (const family of families) gathering.families.add(family);
  };
  const together = (work: () => void): void => {
    if (gathering !== undefined) return void work();
    const gathered = { before: current, families: new Set<Family>() };
    gathering = gathered;
    try {
      work();
    } finally {
      gathering = undefined;
      if (current !== gathered.before) changed.fire({ ...gathered, after: current });
    }
  };
  const put = (family: Family, map: ReadonlyMap<string, Resource>): void => {
    const known = current.known.has(family) ? current.known : new Set([...current.known, family]);
    const refused = without(current.refused, family);
    if (map === current[family] && known === current.known && refused === current.refused) return;
    write({ ...current, known, refused, [family]: map }, [family]);
  };
  return {
    store: {
      get current() {
        return current;
      },
      onDidChange: changed.event,
    },
    writer: {
      connection: (next) => write({ ...current, connection: next }, []),
      replace: (family, all) => put(family, replaced<Resource>(current[family], all)),
      patch: (family, fresh, gone) => put(family, patched<Resource>(current[family], fresh, gone)),
      refuse: (family, problem) =>
        write({ ...current, refused: new Map([...current.refused, [family, problem]]) }, [family]),
      together,
      revoke: () => void (revoked = true),
    },
  };
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return map.has(key) ? new Map([...map].filter(([other]) => other !== key)) : map;
}

/**
 * The next change that is one of those waited for; what stands already is not looked at.
 * @throws an AbortError when the signal aborts first
 */
export function nextChange(store: Store, isIt: (change: Change) => boolean, signal: AbortSignal): Promise<Change> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return void reject(new DOMException("Aborted", "AbortError"));
    const end = (): void => {
      watch.dispose();
      signal.removeEventListener("abort", aborted);
    };
    const aborted = (): void => {
      end();
      reject(new DOMException("Aborted", "AbortError"));
    };
    const watch = store.onDidChange((change) => {
      if (!isIt(change)) return;
      end();
      resolve(change);
    });
    signal.addEventListener("abort", aborted, { once: true });
  });
}
