// What an exit code says about how a container ended.
import { t } from "../../base/l10n.ts";
import { signalName } from "./signals.ts";

/** Half a sentence for "web ended with exit code 143: …". Codes above 128 are 128 plus the signal's number. */
export function exitWords(code: number): string {
  switch (code) {
    case 0:
      return t("it ended without an error");
    case 126:
      return t("its command could not be executed");
    case 127:
      return t("its command was not found");
    case 137:
      return t("128 + 9, SIGKILL: ended at once by a kill, a grace period that ran out, or a lack of memory");
    case 143:
      return t("128 + 15, SIGTERM: it was asked to end and did");
  }
  const signal = code > 128 ? signalName(code - 128) : undefined;
  return signal === undefined ? t("an error of its own") : t("128 + {0}, {1}", code - 128, signal);
}

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
