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
  found: FoundProcesses,
  { main, inside: seen }: { readonly main: number; readonly inside: ReadonlyMap<string, string> },
): string {
  const { at, inside, rest } = columnsOf(found, seen);
  const isMain = (row: readonly string[]): boolean => main > 0 && row[at] === String(main);
  // The main process is PID 1 inside, whether its /proc entry can be read or not, unless it shares the host's pids.
  const insideOf = (row: readonly string[]): string =>
    inside.get(row[at] ?? "") ?? (isMain(row) && inside.size === 0 ? "1" : "–");
  const others = (row: readonly string[]): readonly string[] => rest.map((column) => row[column] ?? "");
  const rows = found.Processes.map((row) =>
    at < 0 ? ["", ...row] : [isMain(row) ? "*" : "", row[at] ?? "", insideOf(row), ...others(row)],
  );
  const titles = at < 0 ? ["", ...found.Titles] : ["", t("HOST PID"), t("INSIDE"), ...others(found.Titles)];
  return [
    t("Processes of {0}: {1}", plain(name), found.Processes.length),
    "",
    table([titles, ...rows], at < 0 ? [] : [1, 2]),
    "",
    t("* The main process. When it ends, the container ends, and with it every other process."),
    ...(inside.size > 0
      ? []
      : [t("Pids inside can be told only where the engine runs on this machine and its /proc may be read.")]),
    "",
  ].join("\n");
}

interface Columns {
  /** Where the host's pids stand; negative when they cannot be told from the rest. */
  readonly at: number;
  /** Host pid → pid inside. */
  readonly inside: ReadonlyMap<string, string>;
  readonly rest: readonly number[];
}

/** Podman tells both: HPID is the host's, PID the one inside. */
function columnsOf({ Titles, Processes }: FoundProcesses, seen: ReadonlyMap<string, string>): Columns {
  const [host, own] = [Titles.indexOf("HPID"), Titles.indexOf("PID")];
  const at = host >= 0 ? host : own;
  const told = host >= 0 ? new Map(Processes.map((row) => [row[host] ?? "", row[own] ?? ""])) : undefined;
  const rest = [...Titles.keys()].filter((column) => column !== at && !(host >= 0 && column === own));
  return { at, inside: told ?? seen, rest };
}
