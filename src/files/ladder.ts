// Falls from one rung to the next: opens the best that serves, and opens anew when the container it was opened for has
// stopped, started or gone, so that whoever holds the backend need not know.
import type { Inspected } from "../engine/api/standIns.ts";
import { Failure, problemOf } from "../base/problem.ts";
import { t } from "../base/l10n.ts";
import type { Scope } from "../base/scope.ts";
import * as containers from "../engine/api/containers.ts";
import type { Engine } from "../engine/engine.ts";
import type { FileBackend, Route, Walked, WalkTerms } from "./backend.ts";
import { saidOf } from "./faults.ts";
import type { FilesTarget, Passed, Rung, RungOpener } from "./rung.ts";
import { walkTree } from "./walkTree.ts";

export interface Climb {
  readonly engine: Engine;
  readonly target: FilesTarget;
  readonly scope: Scope;
  readonly toolboxImage?: string;
  readonly forced?: boolean;
}

interface Standing {
  readonly opener: RungOpener;
  readonly rung: Rung;
  readonly scope: Scope;
  readonly passed: readonly Passed[];
  /** What the container was when the rung was opened; a better rung may serve once it is something else. */
  readonly state: string;
}

export interface Ladder {
  readonly route: Route;
  readonly why: readonly Passed[];
  readonly backend: FileBackend;
}

/** Milliseconds for which the state of a container counts as known. */
const fresh = 2000;

/** @throws Failure of the last rung when none serves */
export async function climb(rungs: readonly RungOpener[], terms: Climb): Promise<Ladder> {
  let standing: Standing = await stand(rungs, terms, await lookAt(terms));
  let looked = Date.now();
  let changing: Promise<void> | undefined;

  const renew = async (): Promise<void> => {
    const inspected = await lookAt(terms);
    looked = Date.now();
    if (standing.rung.alive() && stateOf(inspected) === standing.state) return;
    const before = standing;
    standing = await stand(rungs, terms, inspected);
    before.scope.dispose();
  };
  const settle = (): Promise<void> => (changing ??= renew().finally(() => (changing = undefined)));
  const ready = async (): Promise<Rung> => {
    if (terms.scope.ended) throw new Failure({ kind: "cancelled" });
    // The first rung knows by itself whether it is still right; the others show a container in any state.
    const stale = standing.opener !== rungs[0] && terms.target.kind === "container" && Date.now() - looked > fresh;
    if (changing !== undefined || stale || !standing.rung.alive()) await settle();
    return standing.rung;
  };
  const use = async <T>(again: boolean, work: (backend: FileBackend) => Promise<T>): Promise<T> => {
    const rung = await ready();
    try {
      return await work(rung.backend);
    } catch (error) {
      // The container stopped in the middle of it. What may be done twice is done again on what serves now.
      if (!again || terms.scope.ended || rung.alive()) throw error;
      return await work((await ready()).backend);
    }
  };
  return {
    get route() {
      return standing.opener.route;
    },
    get why() {
      return standing.passed;
    },
    backend: backendOver(() => standing.rung.backend, use),
  };
}

type Use = <T>(again: boolean, work: (backend: FileBackend) => Promise<T>) => Promise<T>;

function backendOver(now: () => FileBackend, use: Use): FileBackend {
  return {
    get route() {
      return now().route;
    },
    get can() {
      return now().can;
    },
    stat: (path, signal) => use(true, (backend) => backend.stat(path, signal)),
    list: (path, signal, how) => use(true, (backend) => backend.list(path, signal, how)),
    read: (path, signal) => use(true, (backend) => backend.read(path, signal)),
    stream: (path, signal) => use(true, (backend) => backend.stream(path, signal)),
    write: (path, data, how, signal) =>
      use(data instanceof Uint8Array, (backend) => backend.write(path, data, how, signal)),
    makeFolder: (path) => use(false, (backend) => backend.makeFolder(path)),
    remove: (path, how) => use(false, (backend) => backend.remove(path, how)),
    rename: (from, to, how) => use(false, (backend) => backend.rename(from, to, how)),
    walk: (path, terms) => walkOver(use, path, terms),
    // Whoever watches asks `can.watch` first; what cannot be watched tells nothing.
    watch: (path, changed) => now().watch?.(path, changed) ?? { dispose: () => undefined },
  };
}

/** By what serves when it begins: the container may have been started anew since the last look. */
async function* walkOver(use: Use, path: string, terms: WalkTerms): AsyncGenerator<Walked, void, undefined> {
  yield* walkTree(await use(true, (backend) => Promise.resolve(backend)), path, terms);
}

async function stand(
  rungs: readonly RungOpener[],
  { engine, target, scope, toolboxImage, forced }: Climb,
  inspected: Inspected | undefined,
): Promise<Standing> {
  const passed: Passed[] = [];
  let last: unknown = new Failure({ kind: "unsupported", feature: t("Looking at files"), needs: t("another way") });
  for (const opener of rungs) {
    const own = scope.child(`files:${opener.route}`);
    try {
      const rung = await opener.open({ engine, target, inspected, scope: own, toolboxImage, forced });
      return { opener, rung, scope: own, passed, state: stateOf(inspected) };
    } catch (error) {
      own.dispose();
      const { kind } = problemOf(error);
      if (kind === "cancelled" || kind === "unreachable" || scope.ended) throw error;
      passed.push({ route: opener.route, said: saidOf(error) });
      last = error;
    }
  }
  throw last;
}

const lookAt = async ({ engine, target, scope }: Climb): Promise<Inspected | undefined> =>
  target.kind === "container"
    ? await containers.inspect(engine, target, { background: true, signal: scope.signal })
    : undefined;

const stateOf = (inspected: Inspected | undefined): string =>
  inspected === undefined ? "" : [inspected.State.Running, inspected.State.Pid, inspected.State.StartedAt].join(" ");
