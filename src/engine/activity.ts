// What was asked of an engine, how it ended and how long it took: the record from which the docker command, the API
// request and curl are shown. Written by call.ts only; bounded, so that a busy day does not grow it.
import { createEmitter, type Event } from "../base/event.ts";
import type { Problem } from "../base/problem.ts";

/** One HTTP request as it went out, secrets masked. */
export interface ApiRequest {
  readonly method: string;
  /** Path with query, without the host: "/v1.51/containers/3f2a/stop?t=10". */
  readonly path: string;
  /** JSON body, secrets masked; streams have none. */
  readonly body?: unknown;
}

export interface ActivityEntry {
  /** Rises by one per entry of this engine. */
  readonly number: number;
  readonly engine: string;
  readonly endpoint: string;
  /** "containers.stop" */
  readonly operation: string;
  /** Words of the docker command that does the same, without "docker"; absent where the command line has no such verb. */
  readonly command?: readonly string[];
  readonly requests: readonly ApiRequest[];
  /** Asked by Porthole's own upkeep (lists, inspects), not by the person. */
  readonly background: boolean;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly milliseconds: number;
  /** With what was done to files: the way by which it was done, in words. */
  readonly route?: string;
  /** Absent when it succeeded. */
  readonly problem?: Problem;
}

/** The operation of requests that a person wrote in the API console. */
export const rawOperation = "api.request";

export interface Activity {
  /** Oldest first. */
  readonly entries: readonly ActivityEntry[];
  readonly onDidAdd: Event<ActivityEntry>;
  add(entry: Omit<ActivityEntry, "number">): void;
}

/** Keeps `most` entries of the person's and as many of upkeep, so that busy upkeep does not push out what the person did. */
export function createActivity(most = 500): Activity {
  const entries: ActivityEntry[] = [];
  const kept = { person: 0, upkeep: 0 };
  const added = createEmitter<ActivityEntry>();
  let number = 0;
  return {
    entries,
    onDidAdd: added.event,
    add: (entry) => {
      const numbered = { ...entry, number: (number += 1) };
      const kind = entry.background ? "upkeep" : "person";
      entries.push(numbered);
      if (kept[kind] < most) kept[kind] += 1;
      else
        entries.splice(
          entries.findIndex(({ background }) => background === entry.background),
          1,
        );
      added.fire(numbered);
    },
  };
}
