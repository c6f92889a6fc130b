// What becomes of a server process that ends by itself: it is started again after a while, longer each time it ends soon.
// One that keeps ending is given up until the window is opened anew, and the person is told once.
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler } from "vscode-languageclient/node";
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import { backOff, sleep, systemClock } from "../../base/timing.ts";
import type { ChannelLog } from "../log.ts";

/** Milliseconds after which a server that ran counts as healthy again. */
const healthy = 3 * 60_000;
const mostRestarts = 6;

interface Parts {
  readonly scope: Scope;
  readonly log: ChannelLog;
  /** What is lost without it, as a sentence for the person. */
  readonly lost: () => string;
}

export function restarting(name: string, { scope, log, lost }: Parts): ErrorHandler {
  let attempt = 0;
  let last = 0;
  const closed = async (): Promise<CloseHandlerResult> => {
    const now = systemClock.now();
    attempt = now - last > healthy ? 0 : attempt + 1;
    last = now;
    if (scope.ended) return { action: CloseAction.DoNotRestart, handled: true };
    if (attempt >= mostRestarts) {
      log.error(`${name} ended ${attempt} times in a row and is not started again`);
      void tell(lost(), log);
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const wait = backOff(attempt, { first: 500, most: 30_000, random: Math.random });
    log.warn(`${name} ended; it is started again in ${wait} ms`);
    const waited = await sleep(systemClock, wait, scope.signal).then(
      () => true,
      () => false,
    );
    return { action: waited ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  };
  return {
    // A connection with errors is kept: the process ends if it is broken, and that is heard.
    error: (error) => {
      log.warn(`${name}: ${error.message}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed,
  };
}

async function tell(lost: string, log: ChannelLog): Promise<void> {
  const show = t("Show log");
  if ((await vscode.window.showWarningMessage(lost, show)) === show) log.show();
}
