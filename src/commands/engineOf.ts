// The engine of a session, for what a person has asked for. Mostly it is connected; where not, they see what is waited for
// and may give up.
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import type { Engine } from "../engine/engine.ts";
import type { Family } from "../model/resources.ts";
import type { Session } from "../model/session.ts";
import type { Ui } from "./context.ts";
import { knownOfAny } from "./known.ts";

/** @throws Failure `unreachable` with the reason; an AbortError when the person gives up */
export async function engineOf(session: Session, ui: Pick<Ui, "progress">): Promise<Engine> {
  if (session.store.current.connection.state === "ready") return await session.engine();
  const title = t("Connecting to {0}", plain(session.name));
  return await ui.progress(title, (cancelled) => orCancelled(session.engine(), cancelled));
}

/** What some of these engines have, listed. @throws as `knownOfAny` does; an AbortError when the person gives up */
export async function listed(sessions: readonly Session[], family: Family, ui: Pick<Ui, "progress">): Promise<void> {
  for (const session of sessions) session.need(family);
  const missing = sessions.filter(({ store }) => !store.current.known.has(family));
  if (missing.length === 0) return;
  const title = t("Connecting to {0}", missing.map(({ name }) => plain(name, 60)).join(", "));
  await ui.progress(title, (cancelled) => orCancelled(knownOfAny(sessions, family), cancelled));
}

/** The work itself goes on: a connection is wanted by others too. @throws an AbortError when the person gives up */
export function orCancelled<T>(work: Promise<T>, cancelled: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new DOMException("Aborted", "AbortError"));
    cancelled.addEventListener("abort", cancel, { once: true });
    void work.then(resolve, reject).finally(() => cancelled.removeEventListener("abort", cancel));
  });
}
