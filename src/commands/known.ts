// Waits for what is needed to choose from: the first list of a family.
import { Failure } from "../base/problem.ts";
import type { Family } from "../model/resources.ts";
import type { Session } from "../model/session.ts";

/** Resolves when the family was listed once, or rejects with why it cannot be. */
export async function known(session: Session, family: Family): Promise<void> {
  if (session.store.current.known.has(family)) return;
  await session.engine();
  if (session.store.current.known.has(family)) return;
  // One that was refused is asked for again at once: a person waits.
  if (session.store.current.refused.has(family)) session.refresh();
  await new Promise<void>((resolve, reject) => {
    const watch = session.store.onDidChange(({ before, after: { known, connection, refused } }) => {
      const refusal = refused === before.refused ? undefined : refused.get(family);
      const problem = connection.state === "lost" ? connection.problem : refusal;
      if (!known.has(family) && problem === undefined) return;
      watch.dispose();
      session.scope.signal.removeEventListener("abort", ended);
      if (known.has(family) || problem === undefined) resolve();
      else reject(new Failure(problem));
    });
    const ended = (): void => {
      watch.dispose();
      reject(new DOMException("Aborted", "AbortError"));
    };
    session.scope.signal.addEventListener("abort", ended, { once: true });
  });
}

/**
 * The same of several engines. One that is away does not keep a person from choosing among what the others have.
 * @throws what the first one has against it, when none of them could be listed
 */
export async function knownOfAny(sessions: readonly Session[], family: Family): Promise<void> {
  const ends = await Promise.allSettled(sessions.map((session) => known(session, family)));
  const [first] = ends;
  if (first?.status === "rejected" && ends.every(({ status }) => status === "rejected")) throw first.reason;
}
