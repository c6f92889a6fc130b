// What of a kind is in use, for the flags "used" and "unused".
import type { Kind } from "./resources.ts";
import type { Snapshot } from "./snapshot.ts";
import { usedImages } from "./usedImages.ts";
import { usedVolumes } from "./usedVolumes.ts";

/** Ids of images some container was made from, or of volumes some container mounts. */
export const inUse = (snapshot: Snapshot, kind: Kind): ReadonlySet<string> =>
  kind === "volume" ? usedVolumes(snapshot) : usedImages(snapshot);
