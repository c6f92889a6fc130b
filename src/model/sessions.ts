// The open sessions, and which one is the default. Opens the default one with the first look; further ones, and the end of
// any, are the person's wish. Where engines are is found by the engine room.
import { createEmitter, type Event } from "../base/event.ts";
import { problemOf } from "../base/problem.ts";
import type { Endpoint, Found } from "../engine/endpoint/endpoint.ts";
import { createSession, type Session, type SessionPorts } from "./session.ts";
import { equal } from "./snapshot.ts";

export type { Found } from "../engine/endpoint/endpoint.ts";

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

const nothingFound: Found = { endpoints: [], problems: [] };

/** Opens nothing until the first look. */
export function createSessions(ports: SessionsPorts): Sessions {
  const { scope, log, find, remember } = ports;
  const changed = scope.add(createEmitter<void>());
  let open: readonly Session[] = [];
  let found = nothingFound;
  let defaultName: string | undefined;
  /** The default, if a look took it and nobody chose it since. */
  let taken: string | undefined;
  let chosen = ports.remembered;
  /** The person closed the last one: a look must not open it again. */
  let emptied = false;
  let newest: Promise<void> | undefined;

  const named = (name: string | undefined): Session | undefined => open.find((session) => session.name === name);
  const begin = (endpoint: Endpoint): Session => {
    const session = createSession(endpoint, ports);
    open = [...open, session];
    emptied = false;
    return session;
  };
  const end = (session: Session): void => {
    open = open.filter((other) => other !== session);
    session.scope.dispose();
    if (session.name === defaultName) defaultName = open[0]?.name;
  };
  /** Ends the session, and opens another where it stood, the default again if it was. */
  const exchange = (session: Session, endpoint: Endpoint): void => {
    const [wasDefault, wasTaken] = [session.name === defaultName, session.name === taken];
    end(session);
    const { name } = named(endpoint.name) ?? begin(endpoint);
    if (wasDefault) defaultName = name;
    if (wasTaken) taken = name;
  };
  const reconcile = (session: Session): void => {
    const now = endpointNow(session.endpoint, found.endpoints);
    if (now === undefined) end(session);
    else if (now.name !== session.name || !equal(now.address, session.endpoint.address)) exchange(session, now);
    // The same place for another reason, which people are shown.
    else if (!equal(now, session.endpoint))
      open = open.map((other) => (other === session ? { ...session, endpoint: now } : other));
  };
  const openDefault = (): void => {
    const wanted = found.endpoints.find(({ name }) => name === chosen) ?? found.chosen;
    if (wanted === undefined || emptied) return;
    const now = named(defaultName);
    if (now === undefined) taken = defaultName = begin(wanted).name;
    else if (chosen === undefined && taken === now.name && isNewWish(wanted, now.endpoint)) exchange(now, wanted);
  };
  const lookAround = async (): Promise<Found> => {
    try {
      return await find();
    } catch (error) {
      log.error("looking for engines failed", error);
      return { ...nothingFound, endpoints: found.endpoints, chosen: found.chosen, problems: [problemOf(error)] };
    }
  };

  return {
    get open() {
      return open;
    },
    get default() {
      return named(defaultName);
    },
    get found() {
      return found;
    },
    onDidChange: changed.event,
    connect: (endpoint) => {
      const already = named(endpoint.name);
      if (already !== undefined) return already;
      const session = begin(endpoint);
      defaultName ??= session.name;
      changed.fire();
      return session;
    },
    close: (name) => {
      const session = named(name);
      if (session === undefined) return;
      end(session);
      emptied = open.length === 0;
      changed.fire();
    },
    makeDefault: (name) => {
      if (named(name) === undefined) return;
      chosen = name;
      taken = undefined;
      remember?.(name);
      if (name === defaultName) return;
      defaultName = name;
      changed.fire();
    },
    look: () => {
      const look: Promise<void> = lookAround().then((seen) => {
        if (scope.ended) return;
        // A later look knows better.
        if (newest !== look) return newest;
        const before = { open, defaultName, found };
        found = equal(found, seen) ? found : seen;
        open.forEach(reconcile);
        openDefault();
        if (before.open !== open || before.defaultName !== defaultName || before.found !== found) changed.fire();
      });
      newest = look;
      return look;
    },
  };
}

/** Where the session's endpoint is after a new look; undefined when it was named in a configuration and is not any more. */
function endpointNow(endpoint: Endpoint, endpoints: readonly Endpoint[]): Endpoint | undefined {
  const { name, address, reason } = endpoint;
  const now =
    endpoints.find((other) => other.name === name) ?? endpoints.find((other) => equal(other.address, address));
  // A socket nobody named goes when its engine is stopped, and its last known rows are to stay until it is back.
  const unnamed = reason.by === "default" || reason.by === "found";
  return now ?? (unnamed ? endpoint : undefined);
}

/**
 * Whether a default that nobody chose here should follow: somebody names another engine than before (DOCKER_HOST, the
 * context in use). That a socket came or went is no wish.
 */
const isNewWish = (wanted: Endpoint, now: Endpoint): boolean => isNamed(wanted) || now.reason.by === "context";
const isNamed = ({ reason }: Endpoint): boolean =>
  reason.by === "environment" || (reason.by === "context" && reason.current);
