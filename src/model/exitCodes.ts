// What an exit code says. Codes above 128 are 128 plus the signal that ended the process; 125 to 127 are the engine's own.
// https://docs.docker.com/reference/cli/docker/container/run/#exit-status
import { t } from "../base/l10n.ts";
import { signalName } from "./signals.ts";

/** Half a sentence for "web ended with exit code 143: …". */
export const exitWords = (code: number): string => exitMeaning(code) ?? t("an error of its own");

/** The same, or undefined where the code means only what the program means by it. */
export function exitMeaning(code: number, outOfMemory = false): string | undefined {
  if (outOfMemory) return t("the kernel killed it because it used more memory than it may");
  switch (code) {
    case 0:
      return t("it ended without an error");
    case 125:
      return t("the engine could not start it");
    case 126:
      return t("its command could not be executed");
    case 127:
      return t("its command was not found");
    default:
      return code > 128 ? ofSignal(code - 128) : undefined;
  }
}

function ofSignal(signal: number): string | undefined {
  switch (signal) {
    case 2:
      return t("128 + 2, SIGINT: it was interrupted, as with Ctrl+C");
    case 6:
      return t("128 + 6, SIGABRT: it ended itself after an error");
    case 9:
      return t("128 + 9, SIGKILL: ended at once by a kill, a grace period that ran out, or a lack of memory");
    case 11:
      return t("128 + 11, SIGSEGV: it crashed, with a wrong memory access");
    case 15:
      return t("128 + 15, SIGTERM: it was asked to end and did");
  }
  const name = signalName(signal);
  return name === undefined ? undefined : t("128 + {0}, {1}", signal, name);
}
