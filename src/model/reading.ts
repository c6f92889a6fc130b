// What a container uses right now, from the engine's stats answer: the arithmetic of `docker stats`, for cgroup v1 and v2.
// https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerStats

/**
 * The parts of a stats answer that are read. Anything may be missing: a container that has just ended answers with empty
 * objects, and engines leave out what the kernel does not count.
 */
export interface StatsAnswer {
  readonly cpu_stats?: CpuStats | null;
  /** The reading before, where the engine waited for two. */
  readonly precpu_stats?: CpuStats | null;
  readonly memory_stats?: {
    readonly usage?: number;
    readonly limit?: number;
    readonly stats?: { readonly total_inactive_file?: number; readonly inactive_file?: number } | null;
  } | null;
  readonly networks?: Readonly<Record<string, { readonly rx_bytes: number; readonly tx_bytes: number }>> | null;
  readonly blkio_stats?: {
    readonly io_service_bytes_recursive?: readonly { readonly op: string; readonly value: number }[] | null;
  } | null;
  readonly pids_stats?: { readonly current?: number } | null;
}

export interface CpuStats {
  readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null };
  readonly system_cpu_usage?: number;
  readonly online_cpus?: number;
}

/** Absent where the engine did not say. */
export interface Reading {
  /** Of one processor: 250 is two and a half of them. */
  readonly cpuPercent?: number;
  /** Bytes without the page cache, which the kernel gives back when it is needed. */
  readonly memory?: number;
  /** Bytes; the machine's memory when the container has no limit of its own. */
  readonly memoryLimit?: number;
  /** Bytes since the container started. */
  readonly received?: number;
  readonly sent?: number;
  readonly read?: number;
  readonly written?: number;
  readonly processes?: number;
}

/** `before` is an earlier answer; without one, the reading before that the answer itself may hold. */
export function readingOf(answer: StatsAnswer, before?: StatsAnswer): Reading {
  const { memory_stats: memory, networks, blkio_stats: disk, pids_stats: pids } = answer;
  const links = networks ? Object.values(networks) : undefined;
  const operations = disk?.io_service_bytes_recursive ?? undefined;
  return {
    cpuPercent: cpuPercent(answer.cpu_stats, before?.cpu_stats ?? answer.precpu_stats),
    memory: memory?.usage === undefined ? undefined : memory.usage - cacheOf(memory.usage, memory.stats ?? {}),
    memoryLimit: isLimit(memory?.limit) ? memory.limit : undefined,
    received: links && sum(links.map(({ rx_bytes }) => rx_bytes)),
    sent: links && sum(links.map(({ tx_bytes }) => tx_bytes)),
    read: operations && sumOf(operations, "read"),
    written: operations && sumOf(operations, "write"),
    processes: pids?.current,
  };
}

/** The container's part of all processor time that passed between two readings, times the processors. */
function cpuPercent(now: CpuStats | null | undefined, before: CpuStats | null | undefined): number | undefined {
  const [used, then] = [now?.cpu_usage?.total_usage, before?.cpu_usage?.total_usage];
  const [system, systemThen] = [now?.system_cpu_usage, before?.system_cpu_usage];
  if (used === undefined || then === undefined || system === undefined || systemThen === undefined) return undefined;
  if (system <= systemThen || systemThen === 0 || used < then) return undefined;
  const processors = now?.online_cpus ?? now?.cpu_usage?.percpu_usage?.length ?? 1;
  return ((used - then) / (system - systemThen)) * Math.max(1, processors) * 100;
}

/** Without one, kernels say 0 or a number beyond any memory. */
const isLimit = (limit: number | undefined): limit is number => limit !== undefined && limit > 0 && limit < 2 ** 60;

/** Cache that counts as usage: `total_inactive_file` in cgroup v1, `inactive_file` in v2. */
function cacheOf(
  usage: number,
  stats: { readonly total_inactive_file?: number; readonly inactive_file?: number },
): number {
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0;
  return cache < usage ? cache : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Engines write the operation as "Read" (cgroup v1) or "read" (v2). */
const sumOf = (operations: readonly { readonly op: string; readonly value: number }[], wanted: string): number =>
  sum(operations.filter(({ op }) => op.toLowerCase() === wanted).map(({ value }) => value));
