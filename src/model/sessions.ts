// The open sessions, and which one is the default. Opens the default one with the first look; further ones, and the end of
// any, are the person's wish. Where engines are is found by the engine room.
import { createEmitter, type Event } from "../base/event.ts";
import { problemOf } from "../base/problem.ts";
import type { Endpoint, Found } from "../engine/endpoint/endpoint.ts";
import { createRoster } from "./roster.ts";
import type { Session, SessionPorts } from "./session.ts";
import { equal } from "./snapshot.ts";

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

export interface SessionsPorts extends SessionPorts {
  /** Looks for endpoints. */
  readonly find: () => Promise<Found>;
  /** The engine the person chose some time ago, by name. Without one the default follows what docker itself would take. */
  readonly remembered?: string;
  /** Called with the name of the engine the person chooses. */
  readonly remember?: (name: string) => void;
}

/** Opens nothing until the first look. */
export function createSessions(ports: SessionsPorts): Sessions {
  const { scope, log, find, remember } = ports;
  const changed = scope.add(createEmitter<void>());
  const roster = createRoster(ports, ports.remembered);
  let found: Found = { endpoints: [], problems: [] };
  let newest: Promise<void> | undefined;

  const changing = <T>(change: () => T): T => {
    const before = [roster.open, roster.default, found];
    const result = change();
    const after = [roster.open, roster.default, found];
    if (after.some((part, index) => part !== before[index])) changed.fire();
    return result;
  };
  const lookAround = async (): Promise<Found> => {
    try {
      return await find();
    } catch (error) {
      log.error("looking for engines failed", error);
      return { ...found, problems: [problemOf(error)] };
    }
  };
  return {
    get open() {
      return roster.open;
    },
    get default() {
      return roster.default;
    },
    get found() {
      return found;
    },
    onDidChange: changed.event,
    connect: (endpoint) => changing(() => roster.named(endpoint.name) ?? roster.begin(endpoint)),
    close: (name) =>
      changing(() => {
        const session = roster.named(name);
        if (session !== undefined) roster.end(session);
      }),
    makeDefault: (name) =>
      changing(() => {
        const session = roster.named(name);
        if (session === undefined) return;
        roster.choose(session);
        remember?.(name);
      }),
    look: () => {
      const look: Promise<void> = lookAround().then((seen) => {
        // A later look knows better.
        if (newest !== look) return newest;
        if (scope.ended) return;
        changing(() => {
          found = equal(found, seen) ? found : seen;
          roster.follow(found);
        });
      });
      newest = look;
      return look;
    },
  };
}
