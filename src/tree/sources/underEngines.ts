// With one engine open its rows stand at the root of a view; with more, each engine is a root. An engine that is away keeps
// its last known rows, dimmed, and so does one that refuses to list them; one of which nothing is known yet shows what may
// help instead, of an absence once, among the containers.
import type { Family } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { presentEngineRoot } from "../present/engine.ts";
import { offerRows, refreshRow } from "../present/offer.ts";
import type { Place } from "../present/place.ts";

/** `rowsOf` makes one engine's rows, ids beginning with the place's parent. */
export function underEngines(
  sessions: Sessions,
  { family, now }: { readonly family: Family; readonly now: number },
  rowsOf: (session: Session, place: Place) => readonly TreeNode[],
): readonly TreeNode[] {
  const rows = (session: Session): readonly TreeNode[] => {
    const place = placeOf(session, family, now);
    const { connection, known, refused } = session.store.current;
    if (known.has(family)) return rowsOf(session, place);
    if (connection.state === "ready" && refused.has(family)) return [refreshRow(place)];
    return connection.state === "lost" && family === "containers" ? offerRows(connection.problem, place) : [];
  };
  const [only, ...more] = sessions.open;
  if (only === undefined) return [];
  if (more.length === 0) return rows(only);
  return sessions.open.map((session) =>
    presentEngineRoot(session, {
      place: placeOf(session, family, now),
      isDefault: session === sessions.default,
      children: rows(session),
    }),
  );
}

function placeOf(session: Session, family: Family, now: number): Place {
  const { connection, known, refused } = session.store.current;
  const parent: NodeId = `${family}:${session.name.replaceAll("%", "%25").replaceAll("/", "%2F")}`;
  const current = connection.state === "ready" && !refused.has(family);
  return { session: session.name, parent, now, dimmed: !current && known.size > 0 };
}
