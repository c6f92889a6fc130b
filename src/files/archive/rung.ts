// The last rung, which always serves: the archive calls of the engine.
import type { Inspected } from "../../engine/api/standIns.ts";
import { problemOf } from "../../base/problem.ts";
import { sameIds, type IdMap } from "../owners.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { archiveBackend } from "./backend.ts";
import { firstOf } from "./look.ts";
import { placeOf, type ArchivePlace } from "./place.ts";

export const archive: RungOpener = { route: "archive", open: openArchive };

async function openArchive({ engine, target, inspected, scope }: RungTerms): Promise<Rung> {
  const place = await placeOf(engine, target, scope);
  const ids = await idsOf(place);
  const running = isRunning(inspected);
  return {
    backend: archiveBackend({ place, running, writable: target.kind !== "image", ids }),
    alive: () => !scope.ended,
  };
}

const isRunning = (inspected: Inspected | undefined): boolean => inspected?.State.Running === true;

/** Where an engine runs containers under other users, its root folder belongs to the first of them. */
const leastShift = 65_536;

/**
 * With user namespaces archives tell numbers as the host counts, and take them as the container does: the root folder's
 * owner says by how much they differ.
 */
async function idsOf(place: ArchivePlace): Promise<IdMap> {
  try {
    const { header } = await firstOf({ ...place, prefix: "" }, "/", place.scope.signal);
    const shift = header?.uid ?? 0;
    return shift < leastShift ? sameIds : (id) => (id >= shift ? id - shift : id);
  } catch (error) {
    if (problemOf(error).kind === "cancelled") throw error;
    return sameIds;
  }
}
