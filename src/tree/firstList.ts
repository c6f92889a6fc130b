// Waiting for something to show: a view that is opened answers with its rows as soon as the first list is in, and does not
// draw an empty tree before.
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import type { Family } from "../model/resources.ts";
import type { Sessions } from "../model/sessions.ts";
import { watchSessions } from "./watchSessions.ts";

/**
 * Resolves when every open session has listed the families, was refused them or is known to be away, at the latest after
 * so many milliseconds. With several sessions each is a row of its own, which needs no list.
 */
export async function firstList(
  { scope, sessions, clock }: { readonly scope: Scope; readonly sessions: Sessions; readonly clock: Clock },
  families: readonly Family[],
  patience: number,
): Promise<void> {
  const isThere = (): boolean =>
    sessions.open.length > 1 ||
    sessions.open.every(({ store: { current } }) => {
      const { connection, known, refused } = current;
      return connection.state === "lost" || families.every((family) => known.has(family) || refused.has(family));
    });
  await until(scope, clock, patience, isThere, (hear, within) => watchSessions(within, sessions, hear));
}

/** Resolves when `check` holds; it is asked now and whenever `watch` hears something. At the latest after so many milliseconds. */
export async function until(
  scope: Scope,
  clock: Clock,
  patience: number,
  check: () => boolean,
  watch: (hear: () => void, within: Scope) => void,
): Promise<void> {
  if (check() || scope.ended) return;
  const waiting = scope.child("waiting");
  try {
    await new Promise<void>((resolve) => {
      watch(() => check() && resolve(), waiting);
      waiting.add(clock.after(patience, resolve));
      waiting.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  } finally {
    waiting.dispose();
  }
}
