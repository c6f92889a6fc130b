// The processes of a container as its own /proc tells them, read by a shell without any other program (proc(5)).

export interface InsideProcess {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Has a controlling terminal. */
  readonly tty: boolean;
  /** Ticks from the system's start; together with the pid this is one process and no other. */
  readonly started: string;
  /** Seconds. */
  readonly age: number;
}

/** A script for any POSIX shell. */
export const listProcesses =
  'for p in /proc/[0-9]*; do { read -r s <$p/stat; } 2>/dev/null && echo "$s"; done; read -r u </proc/uptime; echo "up $u"; echo "self $$"';

/** Sends a signal ("HUP") if the process is still the same. */
export const signalProcess = ({ pid, started }: InsideProcess, signal: string): string =>
  `read -r s </proc/${pid}/stat; set -- \${s##*) }; [ "\${20}" = ${started} ] && kill -${signal} ${pid}`;

/** Linux counts start times in hundredths of a second on every machine that runs containers. */
const ticks = 100;

/** What `listProcesses` printed, without itself; undefined when it did not run. */
export function readProcesses(output: string): readonly InsideProcess[] | undefined {
  const up = Number(/^up ([\d.]+)/m.exec(output)?.[1] ?? Number.NaN);
  const self = /^self (\d+)/m.exec(output)?.[1];
  if (Number.isNaN(up)) return undefined;
  return output.split("\n").flatMap((line) => {
    const pid = /^(\d+) \(/.exec(line)?.[1];
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    const [, parent, , session, tty] = fields;
    const started = fields[19];
    if (pid === undefined || pid === self || started === undefined || !/^\d+$/.test(started)) return [];
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        session: Number(session),
        tty: tty !== "0",
        started,
        age: up - Number(started) / ticks,
      },
    ];
  });
}

export interface Known {
  /** As the host counts; the same inside where the container shares the host's processes. */
  readonly hostPid: number;
  readonly tty: boolean;
  /** Seconds, between which its age lies. */
  readonly age: { readonly from: number; readonly to: number };
}

/** Seconds: start times are told in hundredths, and a process begins a moment after the engine has said that it did. */
const blur = 0.4;

/** The process that was started from outside at that time; undefined when it is none or could be several. */
export function chooseProcess(
  processes: readonly InsideProcess[],
  { hostPid, tty, age }: Known,
): InsideProcess | undefined {
  const leads = processes.filter(({ pid, session }) => pid === session);
  const fits = leads.filter(
    (process) =>
      process.tty === tty &&
      process.pid !== 1 &&
      (process.parent === 0 || process.pid === hostPid) &&
      process.age > age.from - blur &&
      process.age < age.to + blur,
  );
  return fits.length === 1 ? fits[0] : fits.find(({ pid }) => pid === hostPid);
}
