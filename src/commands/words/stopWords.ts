// What a form that stops containers says of how they may end.
import { t } from "../../base/l10n.ts";

/** Under forms that stop: what to expect. */
export const stopWords = (): readonly string[] => [
  t("The signal is sent to the main process (PID 1). If it still runs when the grace period is over, SIGKILL ends it."),
  t("Exit code 143 (128 + 15): it ended on SIGTERM. 0: it ended in its own good order."),
  t("Exit code 137 (128 + 9): it was killed, and had no time to save or to close anything."),
  t(
    "A main process that does not ask for SIGTERM never gets it, often a shell. Then choose another signal, or run the container with --init.",
  ),
  t("Stopping keeps the container with all its data, to be started again. Removing does not."),
];
