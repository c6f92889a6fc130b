// A way to look at the processes of a running container and to signal them.
import type { NamespaceLinks, RawProcess, Whereabouts } from "./facts.ts";

export interface ProcReader {
  readonly route: "direct" | "toolbox";
  readonly where: Whereabouts;
  /** Of all its processes, as this reader counts. */
  pids(): Promise<readonly number[]>;
  /** Undefined for one that has ended. */
  raw(pid: number): Promise<RawProcess | undefined>;
  /** @throws Failure `gone` when it has ended, `rejected` when it may not be read */
  file(pid: number, name: "environ" | "limits"): Promise<Buffer>;
  /** The links in a folder of it, by name. */
  links(pid: number, folder: "fd" | "ns"): Promise<ReadonlyMap<string, string>>;
  /** The folder that is its root, as a path in the container. */
  root(pid: number): Promise<string>;
  /** Of the host; undefined where it cannot be seen. */
  hostNamespaces(): Promise<NamespaceLinks | undefined>;
  /** Of the main process of another container; undefined where it cannot be seen. */
  otherNamespaces(id: string, hostPid: number): Promise<NamespaceLinks | undefined>;
  /** Sends it only if the process is still the same. `name` is without "SIG". */
  signal(process: { readonly pid: number; readonly started: string }, name: SignalName): Promise<void>;
}

/** Those that people send; kill(1) in any container knows them. */
export type SignalName = "TERM" | "INT" | "HUP" | "QUIT" | "KILL" | "USR1" | "USR2" | "STOP" | "CONT";
