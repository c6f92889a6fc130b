// Helper containers that were left behind, by a window that ended without a chance to clean up or by a connection that broke,
// go once an engine is connected: a while later, quietly, and once for each connection. Only our own, and only those nobody
// uses any more: which these are, the bundle that makes them knows. It is loaded only where there are any.
import type { Disposable } from "../../base/event.ts";
import type { Log } from "../../base/log.ts";
import { problemOf, summary } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import type { Session } from "../../model/session.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { EngineDoor } from "../sessions.ts";

export interface SweepingParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly log: Log;
  readonly clock: Clock;
  readonly loadEngine: () => Promise<Pick<EngineDoor, "listStandIns">>;
  readonly loadFileSystem: () => Promise<Pick<typeof import("../../fileSystem.ts"), "sweep">>;
}

/** Milliseconds after the connection: what a person waits for comes first. */
const later = 10_000;

export function sweepWhenConnected({ scope, sessions, log, clock, loadEngine, loadFileSystem }: SweepingParts): void {
  const seen = new WeakSet<Session>();
  const sweep = async (session: Session): Promise<void> => {
    try {
      const engine = await session.engine();
      const { signal } = session.scope;
      if ((await (await loadEngine()).listStandIns(engine, signal)).length === 0) return;
      const count = await (await loadFileSystem()).sweep(engine, signal);
      if (count > 0) log.info(`${session.name}: removed ${count} helper containers that were left over`);
    } catch (error) {
      log.debug(`${session.name}: sweeping: ${summary(problemOf(error))}`);
    }
  };
  const follow = (session: Session): void => {
    let wait: Disposable | undefined;
    const consider = (): void => {
      const connected = session.store.current.connection.state === "ready";
      if (connected === (wait !== undefined) || session.scope.ended) return;
      wait?.dispose();
      wait = connected ? clock.after(later, () => void sweep(session)) : undefined;
    };
    session.scope.add(session.store.onDidChange(consider));
    session.scope.add({ dispose: () => wait?.dispose() });
    consider();
  };
  const look = (): void => {
    for (const session of sessions.open) {
      if (seen.has(session)) continue;
      seen.add(session);
      follow(session);
    }
  };
  scope.add(sessions.onDidChange(look));
  look();
}
