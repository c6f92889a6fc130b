// What each signal usually means to what runs in a container, and signals as people write them.
import { t } from "../../base/l10n.ts";
import { signalName, signalNames } from "../../model/signals.ts";

export interface SignalChoice {
  readonly name: string;
  readonly number: number | undefined;
  readonly meaning: string;
}

/** Those that people send to containers, the gentlest first. */
export function usualSignals(): readonly SignalChoice[] {
  const meanings: readonly (readonly [string, string])[] = [
    ["SIGTERM", t("Please end. What Stop sends first, unless the image says otherwise.")],
    ["SIGINT", t("Please end, as Ctrl+C does in a terminal.")],
    ["SIGQUIT", t("Please end; nginx and PHP-FPM finish their requests first, Java prints its threads and goes on.")],
    ["SIGHUP", t("The terminal was closed. Many servers read their configuration again instead.")],
    ["SIGUSR1", t("Whatever the program chose: nginx opens its log files anew, dd tells how far it is.")],
    ["SIGUSR2", t("Whatever the program chose: nginx replaces its own program file while it runs.")],
    ["SIGWINCH", t("The terminal changed its size. Apache httpd finishes its requests and ends.")],
    ["SIGRTMIN+3", t("Where systemd is PID 1: shut down properly.")],
    ["SIGSTOP", t("Stand still; cannot be refused. SIGCONT goes on.")],
    ["SIGCONT", t("Go on after SIGSTOP.")],
    ["SIGABRT", t("End with a memory dump, for debugging.")],
    ["SIGKILL", t("End at once; cannot be refused, nothing is saved. Exit code 137.")],
  ];
  return meanings.map(([name, meaning]) => ({ name, meaning, number: numberOf(name) }));
}

function numberOf(name: string): number | undefined {
  const index = signalNames.findIndex((known) => `SIG${known}` === name);
  return index < 0 ? undefined : index + 1;
}

/** A signal as the engine takes it, from what people write ("hup", "SIGHUP", "1", "RTMIN+3"); undefined when there is none. */
export function readSignal(text: string): string | undefined {
  const word = text.trim().toUpperCase();
  if (/^\d+$/.test(word))
    return Number(word) >= 1 && Number(word) <= 64 ? (signalName(Number(word)) ?? word) : undefined;
  const name = word.startsWith("SIG") ? word : `SIG${word}`;
  const realTime = /^SIGRTM(IN|AX)(?:[+-](\d+))?$/.exec(name);
  if (realTime !== null) return Number(realTime[2] ?? 0) <= 15 ? name : undefined;
  return numberOf(name) === undefined ? undefined : name;
}
