// One engine, what we know of it, and what we are doing to it. Opened on demand, ended by its scope.
import type { Scope } from "../base/scope.ts";
import type { Engine } from "../engine/engine.ts";
import type { Endpoint } from "../engine/endpoint/endpoint.ts";
import type { Busy } from "./busy.ts";
import type { Family } from "./resources.ts";
import type { Store } from "./store.ts";

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
