// The session of an engine's name, which outlives sessions: in addresses of files and in tasks.
import { fail } from "../base/problem.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";

/**
 * The open one, or one that is opened.
 * @throws Failure `unreachable` when there is no engine of that name
 */
export async function sessionNamed(sessions: Sessions, name: string): Promise<Session> {
  const isOpen = (): Session | undefined => sessions.open.find((session) => session.name === name);
  const open = isOpen();
  if (open !== undefined) return open;
  await sessions.look();
  const endpoint = sessions.found.endpoints.find((candidate) => candidate.name === name);
  return (
    isOpen() ??
    (endpoint === undefined
      ? fail({ kind: "unreachable", endpoint: name, why: "missing" })
      : sessions.connect(endpoint))
  );
}
