// A reading of a container's use as text, with the figures `docker stats` shows.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type * as containers from "../../engine/api/containers.ts";
import { table } from "./table.ts";

// Engines leave out what the kernel does not count (cgroup v1 without a controller, Podman): everything may be missing.
type Deep<T> = T extends object ? { readonly [K in keyof T]?: Deep<T[K]> | null } : T;
type Answer = Awaited<ReturnType<typeof containers.stats>>;
type Reading = Deep<Answer>;

export function statsText(name: string, stats: Answer): string {
  const reading = stats as unknown as Reading;
  const unknown = "–";
  const used = memoryOf(reading);
  const limit = reading.memory_stats?.limit ?? undefined;
  const cpu = cpuShare(reading);
  const [read, written] = diskOf(reading);
  const networks = Object.values(reading.networks ?? {});
  const net = (key: "rx_bytes" | "tx_bytes"): string =>
    networks.length === 0 ? unknown : bytes(networks.reduce((sum, network) => sum + (network?.[key] ?? 0), 0));
  const rows = [
    [t("CPU"), cpu === undefined ? unknown : t("{0} % of one core", cpu.toFixed(1))],
    [t("Memory"), used === undefined ? unknown : memoryWords(used, limit)],
    [t("Network received"), net("rx_bytes")],
    [t("Network sent"), net("tx_bytes")],
    [t("Disk read"), read === undefined ? unknown : bytes(read)],
    [t("Disk written"), written === undefined ? unknown : bytes(written)],
    [t("Processes and threads"), String(reading.pids_stats?.current ?? unknown)],
  ];
  return `${t(
    "What {0} uses, measured at {1}",
    plain(name),
    (reading.read ?? "").slice(0, 19).replace("T", " "),
  )}\n\n${table(rows)}\n`;
}

function memoryWords(used: number, limit: number | undefined): string {
  // Without a limit the kernel says the host's memory, or nonsense beyond any.
  if (limit === undefined || limit === 0 || limit > 2 ** 60) return bytes(used);
  return t("{0} of {1} ({2} %)", bytes(used), bytes(limit), ((used / limit) * 100).toFixed(1));
}

/** In use without the page cache that can be dropped, as `docker stats` counts: cgroup v2 and v1 name it differently. */
function memoryOf({ memory_stats: memory }: Reading): number | undefined {
  const usage = memory?.usage ?? undefined;
  if (usage === undefined) return undefined;
  const more = memory?.stats as Readonly<Record<string, number>> | null | undefined;
  const cache = more?.total_inactive_file ?? more?.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}

/** Percent of one core: the container's CPU time between two readings over the machine's, times its cores. */
function cpuShare({ cpu_stats: now, precpu_stats: before }: Reading): number | undefined {
  const mine = (now?.cpu_usage?.total_usage ?? 0) - (before?.cpu_usage?.total_usage ?? 0);
  const all = (now?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  if (all <= 0 || mine < 0 || (before?.system_cpu_usage ?? 0) === 0) return undefined;
  const cores = now?.online_cpus ?? now?.cpu_usage?.percpu_usage?.length ?? 1;
  return (mine / all) * cores * 100;
}

function diskOf({ blkio_stats: disk }: Reading): readonly [number | undefined, number | undefined] {
  const entries = disk?.io_service_bytes_recursive as
    readonly { readonly op: string; readonly value: number }[] | null | undefined;
  if (entries === undefined || entries === null) return [undefined, undefined];
  const of = (op: string): number =>
    entries.filter((entry) => entry.op.toLowerCase() === op).reduce((sum, { value }) => sum + value, 0);
  return [of("read"), of("write")];
}
