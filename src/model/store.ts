// Holds the current snapshot of one engine. Everybody reads; only sync.ts is handed the writer.
import { createEmitter, type Event } from "../base/event.ts";
import { emptySnapshot, patched, replaced, type Connection, type Snapshot } from "./snapshot.ts";
import type { Family, Resource } from "./resources.ts";

export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Families whose map is no longer the same object. */
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
  /** From now on writes are ignored: a late answer of a closed session changes nothing. */
  revoke(): void;
}

export function createStore(): { readonly store: Store; readonly writer: StoreWriter } {
  const changed = createEmitter<Change>();
  let current = emptySnapshot;
  let revoked = false;
  const write = (after: Snapshot, families: readonly Family[]): void => {
    if (revoked) return;
    const before = current;
    current = after;
    changed.fire({ before, after, families: new Set(families) });
  };
  const put = (family: Family, map: ReadonlyMap<string, Resource>): void => {
    const known = current.known.has(family) ? current.known : new Set([...current.known, family]);
    if (map === current[family] && known === current.known) return;
    write({ ...current, known, [family]: map }, [family]);
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
      revoke: () => void (revoked = true),
    },
  };
}
