// A session over the tests' own engine, in real time, and the words in which tests look at it.
import { createLog, type Level } from "../../src/base/log.ts";
import { systemClock, type Clock } from "../../src/base/timing.ts";
import type { Scope } from "../../src/base/scope.ts";
import { connect } from "../../src/engine.ts";
import { createActivity, type Activity } from "../../src/engine/activity.ts";
import type { Endpoint } from "../../src/engine/endpoint/endpoint.ts";
import { createSession, type Session, type SessionPorts } from "../../src/model/session.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { testScope } from "./fakeSession.ts";

export interface RealSession {
  readonly session: Session;
  readonly scope: Scope;
  readonly record: Activity;
  /** Lines of the log from warnings up. */
  readonly complaints: readonly string[];
  /** How often each operation was asked for since the last time this was called. */
  asked(): Readonly<Record<string, number>>;
  /** Waits until a snapshot is as wished; answers the milliseconds that took. Fails after `patience`. */
  until(what: string, wished: (snapshot: Snapshot) => boolean, patience?: number): Promise<number>;
}

export const endpointAt = (socket: string, name = "test"): Endpoint => ({
  name,
  address: { kind: "unix", path: socket },
  url: `unix://${socket}`,
  reason: { by: "default" },
});

/** What sessions need, over the real client and the system's clock. */
export function realPorts(
  clock: Clock = systemClock,
): SessionPorts & { readonly record: Activity; readonly complaints: readonly string[] } {
  const [scope, record] = [testScope(), createActivity(5000)];
  const complaints: string[] = [];
  const log = createLog((level: Level, line) => {
    if (level === "warn" || level === "error") complaints.push(line);
  });
  return {
    scope,
    log,
    record,
    complaints,
    clock,
    random: Math.random,
    connect: (endpoint, signal) => Promise.resolve(connect(endpoint, { log, signal, record })),
  };
}

/** A session that nobody needs anything of yet. Its end is the caller's: `scope.dispose()`. */
export function realSession(endpoint: Endpoint, clock?: Clock): RealSession {
  const ports = realPorts(clock);
  const session = createSession(endpoint, ports);
  let told = 0;
  return {
    ...ports,
    session,
    asked: () => {
      const fresh = ports.record.entries.filter(({ number }) => number > told);
      told = ports.record.entries.at(-1)?.number ?? told;
      const counts = Map.groupBy(fresh, ({ operation }) => operation);
      return Object.fromEntries([...counts].map(([operation, entries]) => [operation, entries.length]));
    },
    until: (what, wished, patience) => until(session, what, wished, patience),
  };
}

function until(
  { store }: Session,
  what: string,
  wished: (snapshot: Snapshot) => boolean,
  patience = 60_000,
): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const done = (): void => {
      if (!wished(store.current)) return;
      clearTimeout(timer);
      listening.dispose();
      resolve(performance.now() - begun);
    };
    const timer = setTimeout(() => {
      listening.dispose();
      reject(new Error(`not within ${patience} ms: ${what}`));
    }, patience);
    const listening = store.onDidChange(done);
    done();
  });
}
