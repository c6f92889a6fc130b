// The processes of a running container, by the best way there is: this system's own /proc, else a helper container.
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import type { FilesTarget } from "../rung.ts";
import { directReader } from "./direct.ts";
import { environmentOf, namespacesOf, processFact, type Namespace, type ProcessFact } from "./facts.ts";
import type { ProcReader, SignalName } from "./reader.ts";
import { toolboxReader } from "./toolbox.ts";

export interface ProcessTerms {
  readonly engine: Engine;
  readonly target: FilesTarget;
  /** Everything opened (handles, a helper container) ends with it. */
  readonly scope: Scope;
  readonly toolboxImage?: string;
  /** Only this way; for tests, and for those who know better. */
  readonly force?: ProcReader["route"];
}

export interface Processes {
  readonly route: ProcReader["route"];
  list(): Promise<readonly ProcessFact[]>;
  environment(pid: number): Promise<readonly (readonly [key: string, value: string])[]>;
  /** Descriptor → what it leads to, as the kernel names it. */
  openFiles(pid: number): Promise<ReadonlyMap<string, string>>;
  /** The kernel's own table. */
  limits(pid: number): Promise<string>;
  namespaces(pid: number): Promise<readonly Namespace[]>;
  /** Its root folder, as a path in the container. */
  root(pid: number): Promise<string>;
  signal(process: Pick<ProcessFact, "pid" | "started">, name: SignalName): Promise<void>;
}

/** @throws Failure `unsupported` when the container does not run, or neither way serves */
export async function openProcesses(terms: ProcessTerms): Promise<Processes> {
  const reader = await readerFor(terms);
  return {
    route: reader.route,
    list: async () => {
      const found = await Promise.all((await reader.pids()).map((pid) => reader.raw(pid)));
      return found.flatMap((raw) => (raw === undefined ? [] : (processFact(raw, reader.where) ?? [])));
    },
    environment: async (pid) => environmentOf(await reader.file(pid, "environ")),
    openFiles: (pid) => reader.links(pid, "fd"),
    limits: async (pid) => (await reader.file(pid, "limits")).toString("utf8"),
    namespaces: async (pid) => {
      const [own, host] = await Promise.all([reader.links(pid, "ns"), reader.hostNamespaces()]);
      return namespacesOf(own, host, await othersOf(terms, reader));
    },
    root: (pid) => reader.root(pid),
    signal: (process, name) => reader.signal(process, name),
  };
}

async function readerFor({ engine, target, scope, toolboxImage, force }: ProcessTerms): Promise<ProcReader> {
  const inspected = await containers.inspect(engine, target, { background: true, signal: scope.signal });
  if (!inspected.State.Running)
    fail({ kind: "unsupported", feature: t("Looking at processes"), needs: t("a running container") });
  const rung = { engine, target, inspected, toolboxImage, forced: force === "direct" };
  if (force !== "toolbox") {
    const own = scope.child("processes:direct");
    try {
      return await directReader({ ...rung, scope: own });
    } catch (error) {
      own.dispose();
      if (force === "direct" || problemOf(error).kind !== "unsupported") throw error;
    }
  }
  return await toolboxReader({ ...rung, scope });
}

/** So many other containers are looked at; each costs a call. */
const mostOthers = 100;

async function othersOf({ engine, target, scope: { signal } }: ProcessTerms, reader: ProcReader) {
  const found = new Map<string, ReadonlyMap<string, string>>();
  if (reader.route !== "direct") return found;
  const running = (await containers.list(engine, undefined, signal)).filter(
    ({ Id, State }) => State === "running" && Id !== target.id,
  );
  for (const { Id, Names } of running.slice(0, mostOthers)) {
    const name = (Names[0] ?? Id.slice(0, 12)).replace(/^\//, "");
    try {
      const { State } = await containers.inspect(engine, { id: Id, name }, { background: true, signal });
      const links = await reader.otherNamespaces(Id, State.Pid);
      if (links !== undefined) found.set(name, links);
    } catch (error) {
      if (problemOf(error).kind !== "gone") throw error;
    }
  }
  return found;
}
