// One reading of what a container uses, asked for while somebody hovers over it and never otherwise.
import { readingOf, type Reading, type StatsAnswer } from "../../model/reading.ts";

/** Milliseconds. An engine that compares two readings itself needs a second or two; nobody waits longer over a row. */
const patience = 2500;

/**
 * `ask` asks the engine; it is left alone when the signal aborts or the engine does not say in time.
 * @returns undefined in both cases and when the engine refuses: the rest of the hover stands without it
 */
export async function liveReading(
  ask: (signal: AbortSignal) => Promise<StatsAnswer>,
  signal: AbortSignal,
): Promise<Reading | undefined> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const over = new Promise<undefined>((resolve) => {
    limited.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  try {
    const answer = await Promise.race([ask(limited), over]);
    return answer && readingOf(answer);
  } catch {
    return undefined; // The call is in the activity record with its problem; a hover is no place for errors.
  }
}
