// Tells the engine the terminal's size: at the start, which a process may not be ready for yet, and after changes, of
// which only the last counts.
import type { Scope } from "../base/scope.ts";
import { coalesce, sleep, type Clock } from "../base/timing.ts";
import type { Screen, Size } from "./screen.ts";

/** Milliseconds: dragging a border makes many changes. */
const quiet = 50;
const ceiling = 200;

/** The docker command tries as often, for the engine answers before the process runs. */
const tries = 10;

/** Sends sizes until the signal aborts. A size that is refused is told to `failed` and no problem of the person's. */
export function sendSizes(
  { screen, scope, clock, signal }: { screen: Screen; scope: Scope; clock: Clock; signal: AbortSignal },
  send: (size: Size) => Promise<void>,
  failed: (error: unknown) => void,
): void {
  let sending: Promise<void> = Promise.resolve();
  const now = (): void => {
    sending = sending.then(async () => {
      if (signal.aborted) return;
      await send(screen.size).catch((error: unknown) => {
        if (!signal.aborted) failed(error);
      });
    });
  };
  const changes = scope.add(coalesce(clock, { quiet, ceiling }, now));
  signal.addEventListener("abort", () => changes.dispose(), { once: true });
  scope.add(screen.onDidResize(() => changes.ask()));
  sending = first({ screen, clock, signal }, send).catch((error: unknown) => {
    if (!signal.aborted) failed(error);
  });
}

async function first(
  { screen, clock, signal }: { screen: Screen; clock: Clock; signal: AbortSignal },
  send: (size: Size) => Promise<void>,
): Promise<void> {
  for (let count = 1; ; count += 1) {
    try {
      return await send(screen.size);
    } catch (error) {
      if (count >= tries || signal.aborted) throw error;
      await sleep(clock, 10 * count, signal);
    }
  }
}
