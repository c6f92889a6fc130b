// What is said after a container was started in the background: that it runs, or why it has ended already.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf, summary } from "../../base/problem.ts";
import { sleep, systemClock, type Clock } from "../../base/timing.ts";
import type { RunPlan } from "../../run/plan.ts";
import { showLog } from "../containers/logs.ts";
import type { CommandContext } from "../context.ts";
import { explainExit, processOf } from "./explainExit.ts";
import type { Started } from "./makeContainer.ts";
import { sayWarnings } from "./openAttached.ts";
import type { ImageDefaults } from "./runFacts.ts";

/** Milliseconds within which an end counts as at once. */
const atOnce = 2_500;

/** Waits for a short while, then says what has become of the container and offers its log. */
export async function tellOutcome(
  context: CommandContext,
  { target, warnings, exit }: Started,
  plan: RunPlan,
  defaults: ImageDefaults,
  clock: Clock = systemClock,
): Promise<void> {
  const { ui, engine, signal } = context;
  sayWarnings(ui, warnings);
  const waiting = new AbortController();
  const still = sleep(clock, atOnce, AbortSignal.any([signal, waiting.signal])).then(() => undefined);
  const code = await Promise.race([still, exit]).catch((error: unknown) => {
    engine.log.debug(`watching ${target.name}: ${summary(problemOf(error))}`);
    return undefined;
  });
  waiting.abort();
  still.catch(() => undefined);
  const offers = plan.remove && code !== undefined ? [] : [t("View logs")];
  const said =
    code === undefined
      ? ui.tell(t("{0} is running.", plain(target.name)), ...offers)
      : ui.warn(explainExit(target.name, code, processOf(plan, defaults), plan.interactive), ...offers);
  // Nobody may ever answer: the command has ended by then.
  void said.then((chosen) => {
    if (chosen !== undefined) showLog(context, target);
  });
}
