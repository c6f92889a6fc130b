// A container that was just made, in a terminal: attached first, then started, so that nothing of it is missed.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf, summary } from "../../base/problem.ts";
import { systemClock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import type { RunPlan } from "../../run/plan.ts";
import { attachTerminal } from "../../terminal/attachTerminal.ts";
import type { ByteTerminal, Screen } from "../../terminal/screen.ts";
import { startOrRemove } from "./makeContainer.ts";

export interface RunTerminalParts {
  readonly engine: Engine;
  readonly target: containers.Target;
  readonly plan: Pick<RunPlan, "image" | "remove">;
}

/**
 * One that removes itself also ends with its terminal: nobody could find it any more. The keys that detach leave it
 * running, as docker does.
 */
export function runTerminal({ engine, target, plan }: RunTerminalParts): ByteTerminal {
  const start = (signal: AbortSignal): Promise<void> => startOrRemove(engine, target, signal);
  const words = plan.remove
    ? [t("Closing this terminal ends {0}. Ctrl+P Ctrl+Q leaves it running.", plain(target.name))]
    : undefined;
  const attached = attachTerminal({ engine, target, clock: systemClock, start, words });
  return {
    ...attached,
    title: `${plain(plan.image, 40)} (${plain(target.name, 40)})`,
    icon: "terminal",
    open: (screen, scope) => {
      const { shown, left } = watchLeaving(screen);
      if (plan.remove) scope.add({ dispose: () => void (left() || endQuietly(engine, target)) });
      attached.open(shown, scope);
    },
  };
}

/** Whether the content left by itself: it ended, or the person detached. */
function watchLeaving(screen: Screen): { readonly shown: Screen; readonly left: () => boolean } {
  let gone = false;
  const shown: Screen = {
    get size() {
      return screen.size;
    },
    onDidResize: screen.onDidResize,
    onDidType: screen.onDidType,
    write: (text) => screen.write(text),
    rename: (title) => screen.rename(title),
    end: (exitCode) => {
      gone = true;
      screen.end(exitCode);
    },
    close: (exitCode) => {
      gone = true;
      screen.close(exitCode);
    },
  };
  return { shown, left: () => gone };
}

async function endQuietly(engine: Engine, target: containers.Target): Promise<void> {
  try {
    await containers.remove(engine, target, { volumes: true, force: true });
  } catch (error) {
    engine.log.debug(`ending ${target.name}: ${summary(problemOf(error))}`);
  }
}
