// The open sessions, and which one is the default.
import type { Event } from "../base/event.ts";
import type { Problem } from "../base/problem.ts";
import type { Endpoint } from "../engine/endpoint/endpoint.ts";
import type { Session } from "./session.ts";

/** What the finder found: where engines may be, which one we would take, and what was wrong with a source. */
export interface Found {
  readonly endpoints: readonly Endpoint[];
  /** Taken when the person chose none: absent when there is no endpoint at all. */
  readonly chosen?: Endpoint;
  /** Broken contexts, a bad DOCKER_HOST: told once, never fatal. */
  readonly problems: readonly Problem[];
}

export interface Sessions {
  readonly open: readonly Session[];
  readonly default: Session | undefined;
  /** What the last look found. */
  readonly found: Found;
  /** Fires when one opens or closes, the default changes or a new look found something else. */
  readonly onDidChange: Event<void>;
  /** Opens a session beside the others, or gives the open one. */
  connect(endpoint: Endpoint): Session;
  close(name: string): void;
  makeDefault(name: string): void;
  /** Looks for endpoints again (settings, environment or contexts changed); keeps sessions whose endpoint is the same. */
  look(): Promise<void>;
}
