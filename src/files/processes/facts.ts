// What /proc tells of a process, read out of its files: proc(5). Who may read them, and how, is the business of readers.

/** The raw contents of a process's files. */
export interface RawProcess {
  readonly stat: string;
  readonly status: string;
  readonly cmdline: Buffer;
}

export interface ProcessFact {
  /** As the reader counts: the host's with the direct way, the one inside through a helper. */
  readonly pid: number;
  readonly hostPid?: number;
  readonly insidePid: number;
  readonly parent: number;
  /** Its end is the container's. */
  readonly main: boolean;
  /** A letter: R, S, D, T, Z… */
  readonly state: string;
  /** A name of the container's own passwd, or the number. */
  readonly user: string;
  /** Per cent of one processor, over its whole life. */
  readonly cpu: number;
  /** Bytes that are in memory. */
  readonly memory: number;
  readonly command: string;
  /** Ticks since the system's start: with the pid this is one process and no other. */
  readonly started: string;
}

export interface Whereabouts {
  readonly direct: boolean;
  /** Of the main process, as the reader counts. */
  readonly main: number;
  /** Seconds since the system's start. */
  readonly uptime: number;
  readonly user: (uid: number) => string;
}

/** Linux counts in hundredths of a second on every machine that runs containers. */
const ticks = 100;

/** Undefined for what is no process any more. */
export function processFact({ stat, status, cmdline }: RawProcess, where: Whereabouts): ProcessFact | undefined {
  const pid = Number(/^\d+/.exec(stat)?.[0] ?? NaN);
  // The second field is the program's name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const started = fields[19];
  // A container that may mount can put files of its own in the kernel's place.
  if (!(pid > 0) || started === undefined || !/^\d+$/.test(started)) return undefined;
  const of = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1] ?? "";
  const inside = Number(of("NSpid").split(/\s+/).at(-1) ?? pid) || pid;
  const age = where.uptime - Number(started) / ticks;
  const words = cmdline.toString("utf8").replace(/\0+$/, "").replaceAll("\0", " ");
  return {
    pid,
    ...(where.direct ? { hostPid: pid } : {}),
    insidePid: inside,
    parent: Number(fields[1]),
    main: pid === where.main,
    state: fields[0] ?? "?",
    user: where.user(Number(of("Uid").split(/\s+/)[0])),
    cpu: age > 0 ? ((Number(fields[11]) + Number(fields[12])) / ticks / age) * 100 : 0,
    memory: (parseInt(of("VmRSS"), 10) || 0) * 1024,
    // Without arguments (a zombie, a process that wrote over them) the name stands in brackets, as ps has it.
    command: words === "" ? `[${of("Name")}]` : words,
    started,
  };
}

/** Pairs in the order in which the process got them. */
export const environmentOf = (bytes: Buffer): readonly (readonly [key: string, value: string])[] =>
  bytes
    .toString("utf8")
    .split("\0")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at === -1 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    });

export interface Namespace {
  /** "net" */
  readonly kind: string;
  /** The kernel's number of it. */
  readonly number: string;
  /** Undefined where it cannot be told. */
  readonly withHost: boolean | undefined;
  /** Names of other running containers that are in it. */
  readonly withContainers: readonly string[];
}

/** Links as `/proc/<pid>/ns` has them: "net" → "net:[4026531840]". */
export type NamespaceLinks = ReadonlyMap<string, string>;

/** "pid_for_children" and the like say where children would go, which is the same for all but a few. */
export const namespacesOf = (
  own: NamespaceLinks,
  host: NamespaceLinks | undefined,
  others: ReadonlyMap<string, NamespaceLinks>,
): readonly Namespace[] =>
  [...own]
    .filter(([kind]) => !kind.endsWith("_for_children"))
    .map(([kind, link]) => ({
      kind,
      number: /\[(\d+)\]/.exec(link)?.[1] ?? link,
      withHost: host?.get(kind) === undefined ? undefined : host.get(kind) === link,
      withContainers: [...others].filter(([, links]) => links.get(kind) === link).map(([name]) => name),
    }));
