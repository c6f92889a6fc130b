// One reading of what a container uses, asked for while somebody hovers over it and never otherwise.
import { stats } from "../../engine/api/containers.ts";
import type { Container } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import { readingOf, type Reading, type StatsAnswer } from "../present/reading.ts";

/** Milliseconds. An engine that compares two readings itself needs a second or two; nobody waits longer over a row. */
const patience = 2500;

/** Undefined when the engine does not say in time: the rest of the hover stands without it. */
export async function liveReading(
  session: Session,
  { id, name }: Container,
  signal: AbortSignal,
): Promise<Reading | undefined> {
  const limited = AbortSignal.any([signal, session.scope.signal, AbortSignal.timeout(patience)]);
  const over = new Promise<undefined>((resolve) => {
    limited.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const asked = session.engine().then((engine) => stats(engine, { id, name }, limited));
  try {
    const answer: StatsAnswer | undefined = await Promise.race([asked, over]);
    return answer && readingOf(answer);
  } catch {
    return undefined; // The call is in the activity record with its problem; a hover is no place for errors.
  }
}
