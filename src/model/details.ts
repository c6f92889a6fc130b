// What only inspect tells of containers, fetched behind the lists: few at a time, never while a list is wanted, and put
// into the store in batches, so that rows are touched few times. Knows nothing of connections; sync.ts makes and ends it.
import type { Disposable } from "../base/event.ts";
import type { Clock } from "../base/timing.ts";
import type { Container, ContainerDetail, ContainerState } from "./resources.ts";

/** Inspects at a time. */
const concurrency = 4;
/** Milliseconds after which the first inspects go out: what the list showed is painted by then. */
const patience = 200;
/** Least milliseconds between two rounds, so that a container that restarts all the time is not inspected all the time. */
const roundsApart = 1000;
/** Milliseconds in which details gather before they are put in. */
const batch = 250;

export interface Details extends Disposable {
  /** These containers may differ in what only inspect tells. */
  stale(ids: Iterable<string>): void;
  /** To be called when lists have become idle again. */
  resume(): void;
}

export interface DetailsPorts {
  readonly clock: Clock;
  /** Whether nothing is wanted more than details. */
  idle(): boolean;
  current(): ReadonlyMap<string, Container>;
  /** Never rejects; undefined when there is nothing to be had: it is gone, or the engine refused. */
  inspect(container: Container): Promise<ContainerDetail | undefined>;
  put(containers: readonly Container[]): void;
}

export function createDetails({ clock, idle, current, inspect, put }: DetailsPorts): Details {
  const wanted = new Set<string>();
  const fetched = new Map<string, ContainerDetail>();
  let round: string[] = [];
  let [ended, working, lastRound] = [false, 0, -Infinity];
  let starting: Disposable | undefined;
  let flushing: Disposable | undefined;

  const flush = (): void => {
    flushing = undefined;
    const containers = [...fetched].flatMap(([id, detail]) => {
      const container = current().get(id);
      return container === undefined ? [] : [{ ...container, detail }];
    });
    fetched.clear();
    put(containers);
  };
  const alive = (): boolean => !ended;
  const work = async (): Promise<void> => {
    working += 1;
    while (alive() && idle()) {
      const id = round.pop();
      if (id === undefined) break;
      const container = current().get(id);
      const detail = container && (await inspect(container));
      if (!alive()) return;
      if (detail === undefined) continue;
      fetched.set(id, detail);
      flushing ??= clock.after(batch, flush);
    }
    working -= 1;
    if (working === 0 && round.length === 0) plan();
  };
  const resume = (): void => {
    for (let free = Math.min(concurrency - working, round.length); free > 0; free -= 1) void work();
  };
  const plan = (): void => {
    if (ended || starting !== undefined || wanted.size === 0 || round.length > 0 || working > 0) return;
    const wait = Math.max(patience, Math.min(roundsApart, lastRound + roundsApart - clock.now()));
    starting = clock.after(wait, () => {
      starting = undefined;
      lastRound = clock.now();
      round = inOrder(wanted, current());
      wanted.clear();
      resume();
    });
  };
  return {
    stale: (ids) => {
      for (const id of ids) wanted.add(id);
      plan();
    },
    resume,
    dispose: () => {
      ended = true;
      starting?.dispose();
      flushing?.dispose();
    },
  };
}

/** The last is taken first: those that run come before those that do not, the newest before older ones. */
function inOrder(ids: ReadonlySet<string>, containers: ReadonlyMap<string, Container>): string[] {
  const rank = (id: string): number => (isAlive(containers.get(id)?.state) ? 1 : 0);
  const created = (id: string): number => containers.get(id)?.created ?? 0;
  return [...ids].sort((one, other) => rank(one) - rank(other) || created(one) - created(other));
}

const isAlive = (state: ContainerState | undefined): boolean =>
  state === "running" || state === "paused" || state === "restarting";

/**
 * The container with what is still true of its old detail. When the state is another one, what inspect told of the run
 * (pid, times, out of memory) no longer holds, but what the container was made with does.
 */
export function withKeptDetail(before: Container | undefined, fresh: Container): Container {
  const old = before?.detail;
  if (old === undefined) return fresh;
  if (before?.state === fresh.state) return { ...fresh, detail: old };
  return { ...fresh, detail: { ...old, oomKilled: false, startedAt: 0, finishedAt: 0, pid: 0, error: "" } };
}
