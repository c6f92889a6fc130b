// The guide's sample images: fetched where they are not here, if the person wants that, and run.
import { t } from "../../base/l10n.ts";
import { emptyPlan } from "../../run/plan.ts";
import type { CommandContext } from "../context.ts";
import { makeContainer } from "../running/makeContainer.ts";
import { openAttached } from "../running/openAttached.ts";
import { orPull } from "../running/orPull.ts";
import { working } from "../working.ts";

/** As `docker run --interactive --tty --rm IMAGE`. */
export async function runSample(context: CommandContext, image: string): Promise<void> {
  const plan = { ...emptyPlan(image), interactive: true, remove: true };
  const made = await orPull(context, () =>
    working(context, t("Making a container from {0}", image), (signal) => makeContainer(context.engine, plan, signal)),
  );
  openAttached(context, made, plan);
}
