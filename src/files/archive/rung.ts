// The last rung, which always serves: the archive calls of the engine.
import { problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Inspected } from "../../engine/api/standIns.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { archiveBackend } from "./backend.ts";
import { idsOf } from "./ids.ts";
import { placeOf, type ArchivePlace } from "./place.ts";

export const archive: RungOpener = { route: "archive", open: openArchive };

async function openArchive({ engine, target, inspected, scope }: RungTerms): Promise<Rung> {
  const made = await placeOf(engine, target, scope);
  const { patterns, ...ids } = await idsOf(made, inspected);
  const place = { ...made, patterns };
  const running = isRunning(inspected);
  let lost = false;
  // The container itself is gone for good; one of ours is made anew.
  const missed = async (): Promise<void> => void (lost ||= target.kind !== "container" && (await isGone(place)));
  return {
    backend: archiveBackend({ place, running, writable: target.kind !== "image", ids, missed }),
    alive: () => !scope.ended && !lost,
  };
}

/** Somebody else may have removed it: `docker container prune` does. */
async function isGone({ engine, container, scope }: ArchivePlace): Promise<boolean> {
  try {
    await containers.inspect(engine, container, { background: true, signal: scope.signal });
    return false;
  } catch (error) {
    return problemOf(error).kind === "gone";
  }
}

const isRunning = (inspected: Inspected | undefined): boolean => inspected?.State.Running === true;
