// The sessions that are open and which is the default, and how both follow what a look found. Knows nothing of looking;
// sessions.ts does that and tells of changes.
import type { Endpoint, Found } from "../engine/endpoint/endpoint.ts";
import { createSession, type Session, type SessionPorts } from "./session.ts";
import { equal } from "./snapshot.ts";

export interface Roster {
  readonly open: readonly Session[];
  readonly default: Session | undefined;
  named(name: string | undefined): Session | undefined;
  /** Opens a session; the default if there is none. */
  begin(endpoint: Endpoint): Session;
  end(session: Session): void;
  /** The person chooses; from now on looks do not change it. */
  choose(session: Session): void;
  /**
   * Ends sessions whose endpoint nobody names any more, and exchanges those whose endpoint is another. Then opens the
   * default where none is open: `chosen` if it was found, otherwise what docker itself would take.
   */
  follow(found: Found): void;
}

/** `remembered` counts as chosen. */
export function createRoster(ports: SessionPorts, remembered: string | undefined): Roster {
  let open: readonly Session[] = [];
  let defaultName: string | undefined;
  let chosen = remembered;
  /** The session that a look took, without anybody choosing it. */
  let taken: string | undefined;
  /** Sessions were open and the person ended the last one: a look must not open it again. */
  let emptied = false;

  const named = (name: string | undefined): Session | undefined => open.find((session) => session.name === name);
  const begin = (endpoint: Endpoint): Session => {
    const session = createSession(endpoint, ports);
    open = [...open, session];
    defaultName ??= session.name;
    emptied = false;
    return session;
  };
  const end = (session: Session): void => {
    open = open.filter((other) => other !== session);
    session.scope.dispose();
    if (session.name === defaultName) defaultName = open[0]?.name;
  };
  /** Opens another where it stood, the default again if it was. */
  const exchange = (session: Session, endpoint: Endpoint): void => {
    const [wasDefault, wasTaken] = [session.name === defaultName, session.name === taken];
    end(session);
    const { name } = named(endpoint.name) ?? begin(endpoint);
    if (wasDefault) defaultName = name;
    if (wasTaken) taken = name;
  };
  const reconcile = (session: Session, found: Found): void => {
    const now = endpointNow(session.endpoint, found.endpoints);
    if (now === undefined) end(session);
    else if (now.name !== session.name || !equal(now.address, session.endpoint.address)) exchange(session, now);
    // The same place for another reason, which people are shown.
    else if (!equal(now, session.endpoint))
      open = open.map((other) => (other === session ? { ...session, endpoint: now } : other));
  };

  return {
    get open() {
      return open;
    },
    get default() {
      return named(defaultName);
    },
    named,
    begin,
    end: (session) => {
      end(session);
      emptied = open.length === 0;
    },
    choose: ({ name }) => {
      defaultName = chosen = name;
    },
    follow: (found) => {
      for (const session of open) reconcile(session, found);
      const wanted = found.endpoints.find(({ name }) => name === chosen) ?? found.chosen;
      if (wanted === undefined || emptied) return;
      const now = named(defaultName);
      if (now === undefined) taken = begin(wanted).name;
      else if (chosen === undefined && taken === now.name && isNewWish(wanted, now.endpoint)) exchange(now, wanted);
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
const isNewWish = (wanted: Endpoint, now: Endpoint): boolean =>
  wanted.name !== now.name && (isNamed(wanted) || now.reason.by === "context");

const isNamed = ({ reason }: Endpoint): boolean =>
  reason.by === "environment" || (reason.by === "context" && reason.current);
