// The model room knows what is true of each engine right now. `normalize/` turns the engine's JSON into resources, a store
// holds them as an immutable snapshot, `sync/` keeps that true and is the only one who may write it, `flags` and `selector`
// say what a resource is and what it is fit for. A session is one engine with its store and with what we are doing to it,
// opened on demand and ended by its scope; `sessions` are those of a window.
import type { Log } from "../base/log.ts";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import type { Engine } from "../engine/engine.ts";
import type { Endpoint } from "../engine/endpoint/endpoint.ts";
import { createBusy, type Busy } from "./busy.ts";
import type { Family } from "./resources.ts";
import { createStore, type Store } from "./store.ts";
import { createSync, type Connect } from "./sync/sync.ts";

export interface Session {
  /** The endpoint's name; unique among the open sessions, first part of its rows' ids. */
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly store: Store;
  readonly busy: Busy;
  readonly scope: Scope;
  /** The connected engine. @throws Failure `unreachable` with the reason when there is none now */
  engine(): Promise<Engine>;
  /** From now on the family is listed and kept current. Opens the connection the first time. */
  need(family: Family): void;
  /** Lists everything in demand again now; when the connection is lost, tries again at once. */
  refresh(): void;
}

export interface SessionPorts {
  /** The session's scope is a child of it. */
  readonly scope: Scope;
  readonly log: Log;
  readonly clock: Clock;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly connect: Connect;
}

/** Opens no socket yet. */
export function createSession(
  endpoint: Endpoint,
  { scope: parent, log, clock, random, connect }: SessionPorts,
): Session {
  const scope = parent.child(`session:${endpoint.name}`);
  const held = createStore();
  const sync = createSync({ endpoint, scope, log: log.child(endpoint.name), time: { clock, random }, held, connect });
  return { name: endpoint.name, endpoint, store: held.store, busy: createBusy(clock), scope, ...sync };
}
