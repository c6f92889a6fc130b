// A session over a stand-in engine and a hand-moved clock: what the tests of keeping current begin with.
import { rememberingLog } from "../../src/base/log.ts";
import { createSession, type Session } from "../../src/model/session.ts";
import type { Change } from "../../src/model/store.ts";
import { movedClock, settled, type MovedClock } from "./clock.ts";
import { anEndpoint, testScope } from "./fakeSession.ts";
import { dockerHeaders, standInEngine, type StandInEngine } from "./standInEngine.ts";
import type { Endpoint } from "../../src/engine/endpoint/endpoint.ts";
import type { Scope } from "../../src/base/scope.ts";

export interface SyncStage {
  readonly engine: StandInEngine;
  readonly session: Session;
  readonly clock: MovedClock;
  readonly scope: Scope;
  /** Every change of the store since the last time this was called. */
  changes(): readonly Change[];
  /** "web-1 running, db exited": what the store holds. */
  rows(): string;
  readonly log: ReturnType<typeof rememberingLog>;
}

/** Jitter is at its most. */
export function syncStage({
  engine = standInEngine(dockerHeaders),
  endpoint = anEndpoint("default", { address: { kind: "tcp", host: "127.0.0.1", port: 2375 } }),
}: { readonly engine?: StandInEngine; readonly endpoint?: Endpoint } = {}): SyncStage {
  const [scope, clock, log] = [testScope(), movedClock(), rememberingLog()];
  const { connect } = engine;
  const session = createSession(endpoint, { scope, log, clock, random: () => 1, connect });
  const heard: Change[] = [];
  session.store.onDidChange((change) => heard.push(change));
  return {
    engine,
    session,
    clock,
    scope,
    log,
    changes: () => heard.splice(0),
    rows: () => [...session.store.current.containers.values()].map(({ name, state }) => `${name} ${state}`).join(", "),
  };
}

/** The same, after the first lists and their details, with nothing left to do. */
export async function quietStage(parts: Parameters<typeof syncStage>[0] = {}): Promise<SyncStage> {
  const stage = syncStage(parts);
  stage.session.need("containers");
  await settled();
  await stage.clock.pass(5000);
  stage.engine.news();
  stage.changes();
  return stage;
}
