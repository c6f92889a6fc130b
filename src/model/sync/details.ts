// What only inspect tells of containers, fetched behind the lists: few at a time, never while a list is wanted, and put
// into the store in batches, so that rows are touched few times. Knows nothing of connections; sync.ts makes and ends it.
import type { Disposable } from "../../base/event.ts";
import type { Clock } from "../../base/timing.ts";
import type { Container, ContainerDetail, ContainerState } from "../resources.ts";

/** Inspects at a time. */
const concurrency = 4;
/** Milliseconds after which inspects go out, for none and for many: what the list showed is painted by then. */
const patience = { least: 200, each: 1, most: 1200 } as const;
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
  const resting = new Set<Disposable>();

  const flush = (): void => {
    flushing = undefined;
    const containers = [...fetched].flatMap(([id, detail]) => {
      const container = current().get(id);
      return container === undefined ? [] : [withDetail(container, detail)];
    });
    fetched.clear();
    put(containers);
  };
  const alive = (): boolean => !ended;
  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = clock.after(milliseconds, () => {
        resting.delete(timer);
        resolve();
      });
      resting.add(timer);
    });
  const work = async (): Promise<void> => {
    working += 1;
    while (alive() && idle()) {
      const id = round.pop();
      if (id === undefined) break;
      const container = current().get(id);
      const begun = clock.now();
      const detail = container && (await inspect(container));
      if (!alive()) return;
      // It changed meanwhile, and is to be inspected again.
      if (detail === undefined || wanted.has(id)) continue;
      fetched.set(id, detail);
      flushing ??= clock.after(batch, flush);
      // As long again for others: nobody waits for these.
      await rest(clock.now() - begun);
    }
    working -= 1;
    if (working === 0 && round.length === 0) plan();
  };
  const resume = (): void => {
    for (let free = Math.min(concurrency - working, round.length); free > 0; free -= 1) void work();
  };
  const plan = (): void => {
    if (ended || starting !== undefined || wanted.size === 0 || round.length > 0 || working > 0) return;
    const painted = Math.min(patience.most, patience.least + wanted.size * patience.each);
    const wait = Math.max(painted, Math.min(roundsApart, lastRound + roundsApart - clock.now()));
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
      for (const id of ids) {
        wanted.add(id);
        fetched.delete(id);
      }
      plan();
    },
    resume,
    dispose: () => {
      ended = true;
      starting?.dispose();
      flushing?.dispose();
      for (const timer of resting) timer.dispose();
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
 * (pid, times, health, out of memory) no longer holds, but what the container was made with does.
 */
export function withKeptDetail(before: Container | undefined, fresh: Container): Container {
  const old = before?.detail;
  if (old === undefined) return fresh;
  if (before?.state === fresh.state) return withDetail(fresh, old);
  const over = { oomKilled: false, health: undefined, startedAt: 0, finishedAt: 0, pid: 0, error: "" };
  return { ...fresh, detail: { ...old, ...over } };
}

/** Health is the list's, or else, and where it is what the last detail told, this detail's. */
function withDetail(container: Container, detail: ContainerDetail): Container {
  const listed = container.health === container.detail?.health ? undefined : container.health;
  const told = isAlive(container.state) ? detail.health : undefined;
  return { ...container, detail, health: listed ?? told ?? container.health };
}
