// Notices a server that hangs: it answers nothing any more, not even that it does not know the question. Its process is
// ended then, and what restarts servers that end does the rest.
import type { LanguageClient } from "vscode-languageclient/node";
import type { Scope } from "../../base/scope.ts";
import { systemClock, type Clock } from "../../base/timing.ts";
import type { Log } from "../../base/log.ts";

/** Milliseconds between questions, and for an answer: a large file may take a busy machine seconds. */
const pause = 15_000;
const patience = 30_000;

/** A question that no server knows; that it says so is answer enough. */
const question = "porthole/alive";

/** Until the scope ends. */
export function watchOver(client: LanguageClient, scope: Scope, log: Log, clock: Clock = systemClock): void {
  let timer = clock.after(pause, () => look());
  scope.add({ dispose: () => timer.dispose() });
  const again = (): void => {
    timer.dispose();
    if (!scope.ended) timer = clock.after(pause, () => look());
  };
  const look = (): void => {
    const process = client.isRunning() ? client.serverProcess : undefined;
    if (process === undefined) return again();
    timer = clock.after(patience, () => {
      log.error(`${client.name} does not answer and is ended`);
      process.kill("SIGKILL");
      again();
    });
    client.sendRequest(question).then(again, again);
  };
}
