// One ear for everything that open sessions tell: which are open, what their stores hold, what is being done.
import type { Disposable } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";
import type { Change } from "../model/store.ts";

/** "sessions": one opened or closed, another is the default, or the finder found something else. */
export type News = "sessions" | "busy" | Change;

/** Hears of all sessions that are open now or later, until the scope ends. */
export function watchSessions(scope: Scope, sessions: Sessions, hear: (news: News) => void): void {
  const ears = new Map<Session, readonly Disposable[]>();
  const forget = (session: Session): void => {
    for (const ear of ears.get(session) ?? []) ear.dispose();
    ears.delete(session);
  };
  const follow = (): void => {
    for (const session of [...ears.keys()]) if (!sessions.open.includes(session)) forget(session);
    for (const session of sessions.open)
      if (!ears.has(session))
        ears.set(session, [session.store.onDidChange(hear), session.busy.onDidChange(() => hear("busy"))]);
  };
  follow();
  scope.add(
    sessions.onDidChange(() => {
      follow();
      hear("sessions");
    }),
  );
  scope.add({ dispose: () => [...ears.keys()].forEach(forget) });
}
