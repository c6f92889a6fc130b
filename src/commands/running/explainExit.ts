// Words for a container that ended as soon as it had started: a container is its command, not a machine.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { exitWords } from "../../model/exitCodes.ts";
import type { RunPlan } from "../../run/plan.ts";
import { joined } from "../../run/words.ts";
import type { ImageDefaults } from "./runFacts.ts";

/** The words that were the main process: entrypoint, then the command given or the image's own. */
export const processOf = ({ command }: RunPlan, { entrypoint, command: own }: ImageDefaults): readonly string[] => [
  ...entrypoint,
  ...(command.length > 0 ? command : own),
];

export function explainExit(name: string, code: number, process: readonly string[], interactive: boolean): string {
  const ended = t("{0} ended with exit code {1}: {2}.", plain(name), code, exitWords(code));
  const words = plain(joined(process), 100);
  if (code !== 0) return t("{0} Its command was {1}.", ended, words);
  const reason = t("A container lives as long as its command, and {0} is done.", words);
  return !interactive && isShell(process)
    ? t("{0} {1} A shell without a terminal has nothing to read; run it interactively.", ended, reason)
    : t("{0} {1}", ended, reason);
}

const isShell = ([program = "", ...rest]: readonly string[]): boolean =>
  rest.length === 0 &&
  /(^|[\\/])(ba|da|a|z|fi|k|c|tc)?sh$|(^|[\\/])(pwsh|powershell(\.exe)?|cmd(\.exe)?)$/.test(program);
