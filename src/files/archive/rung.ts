// The last rung, which always serves: the archive calls of the engine.
import type { Inspected } from "../../engine/api/standIns.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { archiveBackend } from "./backend.ts";
import { idsOf } from "./ids.ts";
import { placeOf } from "./place.ts";

export const archive: RungOpener = { route: "archive", open: openArchive };

async function openArchive({ engine, target, inspected, scope }: RungTerms): Promise<Rung> {
  const made = await placeOf(engine, target, scope);
  const { patterns, ...ids } = await idsOf(made, inspected);
  const place = { ...made, patterns };
  const running = isRunning(inspected);
  return {
    backend: archiveBackend({ place, running, writable: target.kind !== "image", ids }),
    alive: () => !scope.ended,
  };
}

const isRunning = (inspected: Inspected | undefined): boolean => inspected?.State.Running === true;
