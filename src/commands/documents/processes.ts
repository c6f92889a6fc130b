// The processes of a container as text, the main one marked.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { table } from "./table.ts";

export interface FoundProcesses {
  readonly Titles: readonly string[];
  readonly Processes: readonly (readonly string[])[];
}

export function processesText(
  name: string,
  { Titles, Processes }: FoundProcesses,
  { main, inside }: { readonly main: number; readonly inside: ReadonlyMap<string, string> },
): string {
  const at = Titles.findIndex((title) => title.toUpperCase() === "PID");
  const isMain = (row: readonly string[]): boolean => at >= 0 && main > 0 && row[at] === String(main);
  // The main process is PID 1 inside, whether its /proc entry can be read or not, unless it shares the host's pids.
  const seen = inside.size > 0;
  const insideOf = (row: readonly string[]): string => inside.get(row[at] ?? "") ?? (isMain(row) && !seen ? "1" : "–");
  const rows = Processes.map((row) => [isMain(row) ? "*" : "", ...putAfter(row, at, insideOf(row))]);
  const titles = [
    "",
    ...putAfter(
      Titles.map((title, index) => (index === at ? t("HOST PID") : title)),
      at,
      t("INSIDE"),
    ),
  ];
  return [
    t("Processes of {0}: {1}", plain(name), Processes.length),
    "",
    table([titles, ...rows], [1, 2]),
    "",
    t("* The main process. When it ends, the container ends, and with it every other process."),
    ...(seen
      ? []
      : [t("Pids inside can be told only where the engine runs on this machine and its /proc may be read.")]),
    "",
  ].join("\n");
}

const putAfter = (row: readonly string[], at: number, cell: string): readonly string[] => [
  ...row.slice(0, at + 1),
  cell,
  ...row.slice(at + 1),
];
