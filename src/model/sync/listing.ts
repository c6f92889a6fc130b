// One family's lists: what is stale, when to list it, one list at a time. Knows nothing of what is listed; sync.ts says how.
// The first event after a quiet time is answered at once (after a moment in which its burst gathers). After that there is
// a least distance between lists that grows with what a list costs: never a trailing debounce, which steady events starve.
import type { Disposable } from "../../base/event.ts";
import type { Clock } from "../../base/timing.ts";

export interface Pace {
  /** Milliseconds in which a burst of events (die, stop, destroy) gathers before it is answered. */
  readonly gather: number;
  /** The same for what may come later. */
  readonly later: number;
  /** Least milliseconds from the begin of a list to the begin of the next. */
  readonly apart: number;
  /** More stale ids than this are listed as a whole; 0 for families that cannot be listed by id. */
  readonly mostIds: number;
}

export type When = "at once" | "now" | "soon";

export interface Listing extends Disposable {
  /** Whether no list is on its way, nor soon will be. */
  readonly idle: boolean;
  /** Asks for a list of these, or of everything. */
  stale(ids: readonly string[] | "all", when: When): void;
}

/** A list must not take more than a third of the engine's time, but waits at most so long. */
const longestApart = 2000;

/** A list that is due in so many milliseconds is near enough to wait for. */
const near = 500;

/**
 * `list` gets the ids to list, or undefined for all, and never rejects: it answers how long to wait before what it could
 * not list is tried again, or undefined when it is done. It is not called again before it has answered. `rested` is called
 * when it has become idle.
 */
export function createListing(
  clock: Clock,
  pace: Pace,
  list: (ids: readonly string[] | undefined) => Promise<number | undefined>,
  rested: () => void,
): Listing {
  let stale: Set<string> | "all" = new Set();
  let [ended, listing, notBefore] = [false, false, 0];
  let due: { readonly at: number; readonly timer: Disposable } | undefined;
  let next: number | undefined;

  const idle = (): boolean => !listing && (due === undefined || due.at > clock.now() + near);
  const arm = (wanted: number): void => {
    if (ended) return;
    if (listing) return void (next = Math.min(next ?? wanted, wanted));
    if (due !== undefined && due.at <= wanted) return;
    due?.timer.dispose();
    due = { at: wanted, timer: clock.after(Math.max(0, wanted - clock.now()), () => void run()) };
  };
  /** Not before the distance is kept; a clock that was set back must not stretch it. */
  const apart = (wanted: number): number => Math.max(wanted, Math.min(notBefore, clock.now() + longestApart));
  const mark = (ids: readonly string[] | "all"): void => {
    if (ids === "all") stale = "all";
    else if (stale !== "all") for (const id of ids) stale.add(id);
  };
  const run = async (): Promise<void> => {
    const asked = stale !== "all" && stale.size <= pace.mostIds ? [...stale] : undefined;
    due = undefined;
    stale = new Set();
    listing = true;
    const begun = clock.now();
    const again = await list(asked);
    const cost = clock.now() - begun;
    listing = false;
    notBefore = begun + Math.min(longestApart, Math.max(pace.apart, 3 * cost));
    if (again !== undefined) {
      mark(asked ?? "all");
      arm(clock.now() + again);
    }
    const wanted = next;
    next = undefined;
    if (wanted !== undefined) arm(apart(wanted));
    if (!ended && idle()) rested();
  };
  return {
    get idle() {
      return idle();
    },
    stale: (ids, when) => {
      mark(ids);
      if (when === "at once") arm(clock.now());
      else arm(apart(clock.now() + (when === "now" ? pace.gather : pace.later)));
    },
    dispose: () => {
      ended = true;
      due?.timer.dispose();
      due = undefined;
    },
  };
}
