// What an exit code says. Codes above 128 are 128 plus the signal that ended the process; 125 to 127 are the engine's own.
// https://docs.docker.com/reference/cli/docker/container/run/#exit-status
import { t } from "../../base/l10n.ts";

/** One sentence without a full stop, or undefined where the code means only what the program means by it. */
export function exitMeaning(code: number, outOfMemory: boolean): string | undefined {
  if (outOfMemory) return t("the kernel killed it because it used more memory than it may");
  switch (code) {
    case 0:
      return t("it ended by itself, without an error");
    case 1:
      return t("it ended by itself, with an error");
    case 125:
      return t("the engine could not start it");
    case 126:
      return t("its command was found but may not be executed");
    case 127:
      return t("its command was not found");
    default:
      return code > 128 ? ofSignal(code - 128) : undefined;
  }
}

function ofSignal(signal: number): string {
  switch (signal) {
    case 1:
      return t("ended by SIGHUP");
    case 2:
      return t("ended by SIGINT, as with Ctrl+C");
    case 6:
      return t("it ended itself with SIGABRT after an error");
    case 9:
      return t("ended by SIGKILL: killed, or it did not stop within its grace period, or memory ran out");
    case 11:
      return t("it crashed: SIGSEGV, a wrong memory access");
    case 15:
      return t("ended by SIGTERM: it was asked to stop and did");
    default:
      return t("ended by signal {0}", signal);
  }
}
