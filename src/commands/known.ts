// Waits for what is needed to choose from: the first list of a family.
import { Failure, type Problem } from "../base/problem.ts";
import type { Family } from "../model/resources.ts";
import type { Session } from "../model/session.ts";
import { nextChange, type Change } from "../model/store.ts";

/** Resolves when the family was listed once, or rejects with why it cannot be. */
export async function known(session: Session, family: Family): Promise<void> {
  if (session.store.current.known.has(family)) return;
  await session.engine();
  if (session.store.current.known.has(family)) return;
  // One that was refused is asked for again at once: a person waits.
  if (session.store.current.refused.has(family)) session.refresh();
  const problemIn = ({ before, after: { connection, refused } }: Change): Problem | undefined => {
    if (connection.state === "lost") return connection.problem;
    return refused === before.refused ? undefined : refused.get(family);
  };
  const isTold = (change: Change): boolean => change.after.known.has(family) || problemIn(change) !== undefined;
  const change = await nextChange(session.store, isTold, session.scope.signal);
  const problem = problemIn(change);
  if (!change.after.known.has(family) && problem !== undefined) throw new Failure(problem);
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
