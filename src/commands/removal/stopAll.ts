// Stops containers and looks how each of them ended; a person who waits sees how long the grace period still lasts.
import { t } from "../../base/l10n.ts";
import { systemClock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { CommandContext } from "../context.ts";
import { several } from "../several.ts";
import { namesOf, workingOn } from "../working.ts";
import { countDown, ownPeriod } from "./countDown.ts";
import { endedBy, type Ending } from "./ending.ts";

/** `ended` hears of each that does not run any more and is still there. @throws as `several` does */
export function stopAll(
  context: Pick<CommandContext, "engine" | "ui" | "signal" | "mark">,
  items: readonly containers.Target[],
  options: containers.StopOptions,
  ended: (item: containers.Target, ending: Ending) => void,
): Promise<void> {
  const { engine } = context;
  const what = { items, word: t("stopping"), title: t("Stopping {0}", namesOf(items)) };
  return workingOn(context, what, async (signal, say) => {
    const period = async (): Promise<number> => options.seconds ?? (await ownPeriod(engine, items, signal));
    const counting = countDown(systemClock, say, period);
    try {
      await several(items, async (item) => {
        await containers.stop(engine, item, options, signal);
        const ending = await endedBy(engine, item, signal);
        if (ending !== undefined) ended(item, ending);
      });
    } finally {
      counting.dispose();
    }
  });
}
