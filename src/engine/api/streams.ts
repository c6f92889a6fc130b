// Calls that open a stream: logs, attach, exec. Each demands a signal: a stream without an owner may not be opened.
// What comes back is raw; streams/ tells stdout from stderr.
import { addAbortSignal, type Duplex, type Readable } from "node:stream";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { openStream, queryAndBody, queryOnly } from "./request.ts";

export interface LogOptions {
  readonly follow: boolean;
  /** Number of last lines; absent for all. */
  readonly tail?: number;
  /** Seconds since the epoch. */
  readonly since?: number;
  readonly until?: number;
  readonly timestamps: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
}

/** Frames of stdout and stderr, or raw bytes where the container has a TTY. */
export const logs = (
  engine: Engine,
  { id, name }: Target,
  options: LogOptions,
  signal: AbortSignal,
): Promise<Readable> => {
  const { follow, tail, since, until, timestamps, stdout = true, stderr = true } = options;
  const command = [
    "logs",
    ...(follow ? ["--follow"] : []),
    ...(tail === undefined ? [] : ["--tail", String(tail)]),
    ...(since === undefined ? [] : ["--since", String(since)]),
    ...(until === undefined ? [] : ["--until", String(until)]),
    ...(timestamps ? ["--timestamps"] : []),
    name,
  ];
  const query = { follow, stdout, stderr, timestamps, tail: tail ?? "all", since: since ?? 0, until: until ?? 0 };
  return call(engine, { operation: "containers.logs", what: name, command }, signal, (docker) =>
    openStream<Readable>(docker, { method: "GET", path: `/containers/${id}/logs`, query }),
  );
};

/** A container's whole file system as a tar, without its volumes. https://docs.docker.com/reference/cli/docker/container/export/ */
export const exportTar = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<Readable> =>
  call(
    engine,
    { operation: "containers.export", what: name, command: ["export", name], long: true },
    signal,
    (docker) => openStream<Readable>(docker, { method: "GET", path: `/containers/${id}/export`, query: {} }),
  );

/**
 * By default the engine takes Ctrl+P for the beginning of its detach keys and holds it back, in shells too, where it means
 * the last command. Whoever attaches sees to leaving; these keys nobody presses.
 */
const noDetachKeys = "ctrl-^,ctrl-_,ctrl-^";

/** Bytes both ways to the main process. */
export const attach = (
  engine: Engine,
  { id, name }: Target,
  { stdin, logs: withLogs = false }: { readonly stdin: boolean; readonly logs?: boolean },
  signal: AbortSignal,
): Promise<Duplex> =>
  call(engine, { operation: "containers.attach", what: name, command: ["attach", name] }, signal, async (docker) => {
    const query = { stream: true, stdin, stdout: true, stderr: true, logs: withLogs, detachKeys: noDetachKeys };
    const request = {
      method: "POST",
      path: `/containers/${id}/attach`,
      query,
      hijack: true,
    } as const;
    return addAbortSignal(signal, await openStream<Duplex>(docker, request));
  });

/** Tells the terminal of a container's main process its size. */
export const resize = (
  engine: Engine,
  { id, name }: Target,
  { columns, rows }: Size,
  signal?: AbortSignal,
): Promise<void> =>
  call(engine, { operation: "containers.resize", what: name, background: true }, signal, async (docker) => {
    await docker.getContainer(id).resize(queryOnly({ w: columns, h: rows }));
  });

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface ExecOptions {
  readonly command: readonly string[];
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly user?: string;
  readonly workingDirectory?: string;
  /** "KEY=value" */
  readonly environment?: readonly string[];
  readonly privileged?: boolean;
  /** Porthole's own question (which shells are there), not asked by the person. */
  readonly background?: boolean;
}

export interface ExecSession {
  readonly id: string;
  readonly stream: Duplex;
}

/** Starts a process beside the main one. With a TTY the stream is raw, otherwise it is frames. */
export const exec = async (
  engine: Engine,
  { id, name }: Target,
  options: ExecOptions,
  signal: AbortSignal,
): Promise<ExecSession> => {
  const { tty, stdin, user, workingDirectory, environment = [], privileged = false, background } = options;
  const command = [
    "exec",
    ...(stdin ? ["--interactive"] : []),
    ...(tty ? ["--tty"] : []),
    ...(privileged ? ["--privileged"] : []),
    ...(user === undefined ? [] : ["--user", user]),
    ...(workingDirectory === undefined ? [] : ["--workdir", workingDirectory]),
    ...environment.flatMap((pair) => ["--env", pair]),
    name,
    ...options.command,
  ];
  return await call(
    engine,
    { operation: "containers.exec", what: name, command, background },
    signal,
    async (docker) => {
      const made = await docker.getContainer(id).exec({
        Cmd: [...options.command],
        DetachKeys: noDetachKeys,
        AttachStdin: stdin,
        AttachStdout: true,
        AttachStderr: true,
        Tty: tty,
        User: user,
        WorkingDir: workingDirectory,
        Env: [...environment],
        Privileged: privileged,
      });
      const body = { Detach: false, Tty: tty };
      const stream = await made.start({ hijack: true, stdin, ...queryAndBody({}, body) });
      return { id: made.id, stream: addAbortSignal(signal, stream) };
    },
  );
};

/** Whether the process still runs, its host pid, and how it ended. */
export const inspectExec = (
  engine: Engine,
  id: string,
  signal?: AbortSignal,
): Promise<{ readonly running: boolean; readonly pid: number; readonly exitCode: number | undefined }> =>
  call(engine, { operation: "containers.execInspect", background: true }, signal, async (docker) => {
    const { Running, Pid, ExitCode } = await docker.getExec(id).inspect();
    return { running: Running, pid: Pid, exitCode: ExitCode ?? undefined };
  });

/** Tells the terminal of a process that exec has started its size. */
export const resizeExec = (engine: Engine, id: string, { columns, rows }: Size, signal?: AbortSignal): Promise<void> =>
  call(engine, { operation: "containers.execResize", background: true }, signal, async (docker) => {
    await docker.getExec(id).resize(queryOnly({ w: columns, h: rows }));
  });
