// Tells a person who waits for a stop how long the grace period still lasts.
import type { Disposable } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import type { Clock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";

/** Milliseconds after which it is worth telling: most containers have stopped by then. */
const moment = 700;

/**
 * Says the seconds until SIGKILL, one by one, until disposed. `period` answers with seconds, Infinity where nothing is ever
 * killed, and is asked only when it takes long.
 */
export function countDown(clock: Clock, say: (text: string) => void, period: () => Promise<number>): Disposable {
  const begun = clock.now();
  let ended = false;
  let timer = clock.after(moment, () => {
    void period().then(
      (seconds) => tell(begun + seconds * 1000),
      () => undefined, // It is gone, or the engine is: whoever waits hears of that.
    );
  });
  const tell = (end: number): void => {
    if (ended || end === Infinity) return;
    const left = Math.ceil((end - clock.now()) / 1000);
    if (left <= 0) return say(t("the grace period is over: it is killed"));
    say(
      left === 1 ? t("killed in 1 second, if it has not ended") : t("killed in {0} seconds, if it has not ended", left),
    );
    timer = clock.after(1000, () => tell(end));
  };
  return {
    dispose: () => {
      ended = true;
      timer.dispose();
    },
  };
}

/** The engine's own period where a container says none. */
const usual = 10;

/** The longest of these containers' own periods, in seconds; -1 means for ever. @throws Failure */
export async function ownPeriod(
  engine: Engine,
  targets: readonly containers.Target[],
  signal: AbortSignal,
): Promise<number> {
  const found = await Promise.all(
    targets.map((target) => containers.inspect(engine, target, { signal, background: true })),
  );
  const periods = found.map(({ Config }) => (Config as { readonly StopTimeout?: number }).StopTimeout ?? usual);
  return Math.max(...periods.map((seconds) => (seconds < 0 ? Infinity : seconds)));
}
