// A reading of a container's use as text, with the figures `docker stats` shows.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { readingOf } from "../../model/reading.ts";
import { table } from "./table.ts";

/** `answer` is what the engine said, of which anything may be missing. */
export function statsText(name: string, answer: object): string {
  const { cpuPercent, memory, memoryLimit, received, sent, read, written, processes } = readingOf(answer);
  const unknown = "–";
  const amount = (count: number | undefined): string => (count === undefined ? unknown : bytes(count));
  const rows = [
    [t("CPU"), cpuPercent === undefined ? unknown : t("{0} % of one core", cpuPercent.toFixed(1))],
    [t("Memory"), memory === undefined ? unknown : memoryWords(memory, memoryLimit)],
    [t("Network received"), amount(received)],
    [t("Network sent"), amount(sent)],
    [t("Disk read"), amount(read)],
    [t("Disk written"), amount(written)],
    [t("Processes and threads"), String(processes ?? unknown)],
  ];
  const { read: measured } = answer as { readonly read?: unknown };
  const at = typeof measured === "string" ? measured.slice(0, 19).replace("T", " ") : "";
  return `${t("What {0} uses, measured at {1}", plain(name), at)}\n\n${table(rows)}\n`;
}

const memoryWords = (used: number, limit: number | undefined): string =>
  limit === undefined
    ? bytes(used)
    : t("{0} of {1} ({2} %)", bytes(used), bytes(limit), ((used / limit) * 100).toFixed(1));
