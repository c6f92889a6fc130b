// Removes containers as asked: whether their volumes go too, stopped first where they run, or killed at once.
import { t } from "../../base/l10n.ts";
import { problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Ui } from "../context.ts";
import { several } from "../several.ts";
import type { Loss } from "./losses.ts";

export interface HowToRemove {
  /** Anonymous volumes too. */
  readonly volumes: boolean;
  /** Seconds for those that run; undefined leaves it to the container. */
  readonly seconds: number | undefined;
  /** SIGKILL at once instead of a stop. */
  readonly force: boolean;
}

export const removeContainers = (
  engine: Engine,
  losses: readonly Loss[],
  how: HowToRemove,
  signal: AbortSignal,
): Promise<void> =>
  several(
    losses.map((loss) => ({ ...loss, name: loss.target.name })),
    (loss) => removeOne(engine, loss, how, signal),
  );

async function removeOne(engine: Engine, loss: Loss, how: HowToRemove, signal: AbortSignal): Promise<void> {
  const { target, alive, paused, removesItself } = loss;
  try {
    if (alive && !how.force) {
      // Podman refuses to stop what is frozen; Docker would let it go on to hear the signal.
      if (paused) await containers.unpause(engine, target, signal);
      await containers.stop(engine, target, { seconds: how.seconds }, signal);
      if (removesItself) return;
    }
    await containers.remove(engine, target, { volumes: how.volumes, force: how.force }, signal);
  } catch (error) {
    // Somebody else was faster; what was wanted is so.
    if (problemOf(error).kind !== "gone") throw error;
  }
}

/** Asks whether anonymous volumes go too; does not ask when there are none to choose about. */
export async function askVolumes(ui: Ui, losses: readonly Loss[]): Promise<boolean> {
  const choosable = losses.filter(({ alive, removesItself }) => !(alive && removesItself));
  const names = choosable.flatMap(({ anonymous }) => anonymous.map((name) => name.slice(0, 12)));
  if (names.length === 0) return false;
  return await ui.pick(t("What about the anonymous volumes {0}?", names.join(", ")), [
    {
      label: t("Keep the volumes"),
      detail: t("Nothing will lead to them any more but their names in the list of volumes."),
      value: false,
    },
    { label: t("Delete the volumes too"), detail: t("Their data is lost."), value: true },
  ]);
}
