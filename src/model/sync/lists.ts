// The lists of one connection: what is in demand is listed, what becomes stale is listed again, and the answers go into the
// store. Details of containers follow behind. Knows nothing of how the connection came to be; link.ts owns that.
import { problemOf, summary } from "../../base/problem.ts";
import type { Log } from "../../base/log.ts";
import type { Scope } from "../../base/scope.ts";
import { backOff, type Clock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { createDetails, withKeptDetail } from "./details.ts";
import type { Stale } from "./eventTable.ts";
import { familyLists } from "./families.ts";
import { createListing, type Listing } from "./listing.ts";
import { detailOf } from "../normalize/containers.ts";
import { stateIn } from "../normalize/status.ts";
import { fieldsOf, someText } from "../normalize/wire.ts";
import type { Container, ContainerDetail, Family, Resource } from "../resources.ts";
import type { Store, StoreWriter } from "../store.ts";

export interface Lists {
  need(family: Family): void;
  stale(what: Stale): void;
  /** Lists everything in demand, at once or soon. */
  all(when: "at once" | "soon"): void;
}

export interface ListsPorts {
  readonly engine: Engine;
  /** Ends with the connection. */
  readonly scope: Scope;
  readonly log: Log;
  readonly time: { readonly clock: Clock; readonly random: () => number };
  readonly held: { readonly store: Store; readonly writer: StoreWriter };
  /** Awaited before anything is written; what it gives is called within the same change. */
  readonly answered: Promise<() => void>;
  /** The engine can no longer be reached. */
  readonly failed: (error: unknown) => void;
}

export function createLists(ports: ListsPorts): Lists {
  const { engine, scope, log, time, held, answered, failed } = ports;
  const { store, writer } = held;
  const listings = new Map<Family, Listing>();
  const listed = new Set<Family>();
  const late = (id: string): void => listings.get("containers")?.stale([id], "soon");
  const idle = (): boolean => [...listings.values()].every((listing) => listing.idle);
  const details = scope.add(
    createDetails({
      clock: time.clock,
      idle,
      current: () => store.current.containers,
      inspect: (container) => inspect(ports, container, late),
      put: (fresh) => writer.patch("containers", fresh, []),
    }),
  );

  const write = (family: Family, ids: readonly string[] | undefined, fresh: readonly Resource[]): void => {
    const kept = family === "containers" ? withDetails(store, fresh as readonly Container[]) : fresh;
    if (ids === undefined) writer.replace(family, kept);
    else writer.patch(family, kept, missing(ids, fresh));
  };
  const wishDetails = (before: ReadonlyMap<string, Container>, fresh: readonly Container[]): void => {
    // After a connection was lost nobody told what happened meanwhile, so all are looked at again.
    const first = !listed.has("containers");
    details.stale(fresh.filter(({ id, state }) => first || before.get(id)?.state !== state).map(({ id }) => id));
  };

  const list = async (family: Family, ids: readonly string[] | undefined): Promise<void> => {
    const fresh = await familyLists[family].list(engine, ids, scope.signal);
    const announce = await answered;
    if (scope.ended) return;
    const before = store.current.containers;
    writer.together(() => {
      announce();
      write(family, ids, fresh);
    });
    if (family === "containers") wishDetails(before, fresh as readonly Container[]);
    listed.add(family);
  };
  const listingOf = (family: Family): Listing => {
    let refusals = 0;
    const listOrWait = async (ids: readonly string[] | undefined): Promise<number | undefined> => {
      try {
        await list(family, ids);
        refusals = 0;
        return undefined;
      } catch (error) {
        const problem = problemOf(error);
        if (scope.ended || problem.kind === "unreachable") return void failed(error);
        log.warn(`${family}: ${summary(problem)}`);
        // What went wrong with that is told by whoever waits for it.
        const announce = await answered.catch(() => undefined);
        writer.together(() => {
          announce?.();
          if (!scope.ended) writer.refuse(family, problem);
        });
        refusals += 1;
        return backOff(refusals - 1, { first: 1000, most: 30_000, random: time.random });
      }
    };
    return scope.add(createListing(time.clock, familyLists[family].pace, listOrWait, () => details.resume()));
  };

  return {
    need: (family) => {
      if (listings.has(family)) return;
      const listing = listingOf(family);
      listings.set(family, listing);
      listing.stale("all", "at once");
    },
    stale: ({ family, ids, when, detail }) => {
      listings.get(family)?.stale(ids, when);
      if (detail && ids !== "all" && listings.has(family)) details.stale(ids);
    },
    all: (when) => {
      for (const listing of listings.values()) listing.stale("all", when);
    },
  };
}

/** Ids that were asked for and are not among the answers are no longer there. */
function missing(ids: readonly string[], fresh: readonly Resource[]): readonly string[] {
  const there = new Set(fresh.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}

const withDetails = ({ current }: Store, fresh: readonly Container[]): readonly Container[] =>
  fresh.map((container) => withKeptDetail(current.containers.get(container.id), container));

/**
 * What inspect tells, or undefined: the container may be gone by now, and an inspect that is refused or never answered
 * (one container's lock can be stuck while the engine is well) costs only the details. Docker lists from a copy, which
 * learns of a pause or an end only after the event that tells of it, on a busy machine long after (moby, daemon/pause.go
 * and daemon/monitor.go): `late` is called where the list was behind. Inspect waits for the container's lock, and so for
 * the copy.
 */
async function inspect(
  { engine, scope, log, held }: ListsPorts,
  container: Container,
  late: (id: string) => void,
): Promise<ContainerDetail | undefined> {
  try {
    const told = await containers.inspect(engine, container, { signal: scope.signal, background: true });
    const state = someText(fieldsOf(told.State).Status);
    const listed = held.store.current.containers.get(container.id)?.state;
    if (state !== undefined && listed !== undefined && stateIn(state, "") !== listed) late(container.id);
    return detailOf(told);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== "gone" && !scope.ended) log.debug(`details of ${container.id}: ${summary(problem)}`);
    return undefined;
  }
}
