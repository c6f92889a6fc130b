// Acts on several things at once: a few at a time, all of them tried, and every failure told with the name it belongs to.
import { Failure, problemOf, type Problem } from "../base/problem.ts";

interface Named {
  readonly name: string;
}

/** Engines serialise much of their work; more at once only makes them slower to answer others. */
const usual = 8;

/**
 * Does the work for each item, at most `atOnce` at a time.
 * @throws the failure when one failed; an AggregateError naming the items when more did; one `cancelled` when cancelled;
 *   a single `unreachable` when the engine went away, however many items that hit
 */
export async function several<T extends Named>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = usual,
): Promise<void> {
  const failures: { readonly item: T; readonly error: unknown; readonly problem: Problem }[] = [];
  const waiting = items.values();
  const next = async (): Promise<void> => {
    for (const item of waiting) {
      try {
        await work(item);
      } catch (error) {
        failures.push({ item, error: named(error, item.name, items.length), problem: problemOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, next));
  const told = failures.filter(({ problem }) => problem.kind !== "cancelled");
  const [only, ...more] = told.length === 0 ? failures : told;
  if (only === undefined) return;
  const away = told.find(({ problem }) => problem.kind === "unreachable");
  if (away !== undefined) throw away.error;
  if (more.length === 0 || told.length === 0) throw only.error;
  throw new AggregateError(
    told.map(({ error }) => error),
    `${told.length} of ${items.length}: ${told.map(({ item }) => item.name).join(", ")}`,
  );
}

/** The engine's sentence alone may not say which of many it is about, or only by its id. */
function named(error: unknown, name: string, of: number): unknown {
  const problem = problemOf(error);
  if (of === 1 || (problem.kind !== "rejected" && problem.kind !== "conflict")) return error;
  if (problem.said.includes(name)) return error;
  return new Failure({ ...problem, said: `${name}: ${problem.said}` }, { cause: error });
}
