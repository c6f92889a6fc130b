// How we learn that an engine that was away is back: when to try again, and a watch on the folder of its socket, which
// costs nothing and tells within milliseconds. Only used while there is no connection: a connected engine is never polled.
import { readlinkSync, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Disposable } from "../../base/event.ts";
import type { Problem } from "../../base/problem.ts";
import { backOff, type Clock } from "../../base/timing.ts";
import type { Address } from "../../engine/endpoint/endpoint.ts";

/** Milliseconds an engine is thought to be restarting, and tried often: a try that is refused costs one system call. */
const hopeful = 120_000;
const shortCeiling = 2000;
const longCeiling = 30_000;

/**
 * Milliseconds to wait before the next try. `attempt` counts from 0; `away` is how long it has been away, in milliseconds.
 * Over ssh each try is a whole login, and a wrong certificate or an old engine does not mend in seconds: these are tried
 * ever more seldom from the start.
 */
export function waitBeforeTry({
  attempt,
  away,
  address,
  problem,
  random,
}: {
  readonly attempt: number;
  readonly away: number;
  readonly address: Address;
  readonly problem: Problem;
  readonly random: () => number;
}): number {
  const mends = problem.kind === "unreachable" && !["tls", "ssh", "tooOld"].includes(problem.why);
  const often = mends && address.kind !== "ssh" && away < hopeful;
  return backOff(attempt, { first: 1000, most: often ? shortCeiling : longCeiling, random });
}

/** Milliseconds between the socket's appearance and the try: it is bound first and listened to a moment later. */
const settling = 30;

/**
 * Calls when the engine's socket appears, changes its permissions or is replaced. Watches nothing for other addresses,
 * nor where the folder does not exist or cannot be watched: tries at intervals serve these.
 */
export function watchForComeback(address: Address, clock: Clock, call: () => void): Disposable {
  if (address.kind !== "unix") return { dispose: () => undefined };
  let timer: Disposable | undefined;
  const seen = (): void => {
    timer?.dispose();
    timer = clock.after(settling, call);
  };
  const watchers = placesOf(address.path).flatMap((path) => watchName(path, seen));
  return {
    dispose: () => {
      timer?.dispose();
      for (const watcher of watchers) watcher.dispose();
    },
  };
}

/** The path, and where it leads if it is a link (Docker Desktop's /var/run/docker.sock is one). */
function placesOf(path: string): readonly string[] {
  try {
    return [path, resolve(dirname(path), readlinkSync(path))];
  } catch {
    return [path]; // no link
  }
}

function watchName(path: string, seen: () => void): readonly Disposable[] {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_, name) => {
      if (name === null || name === basename(path)) seen();
    });
    watcher.on("error", () => watcher.close());
    return [{ dispose: () => watcher.close() }];
  } catch {
    return []; // what cannot be watched is tried by the clock alone
  }
}
