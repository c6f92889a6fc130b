// Whose a file is, out of an archive: how its numbers count inside the container, and whose it is where an archive does not
// say.
import { problemOf } from "../../base/problem.ts";
import { exportContainer, rootSize } from "../../engine/api/archive.ts";
import type { Inspected } from "../../engine/api/standIns.ts";
import { sameIds, type IdMap } from "../owners.ts";
import { segmentsOf } from "../path.ts";
import { readTar } from "../tar/read.ts";
import { firstOf } from "./look.ts";
import type { ArchivePlace } from "./place.ts";

export interface ArchiveIds {
  /** A number of an archive as it counts inside. Absent where archives name the container's own user as everybody's. */
  readonly told?: IdMap;
  /** A number of an archive as the engine takes it back. */
  readonly sent: IdMap;
  /** It is Podman that answers, which takes paths for patterns as well. */
  readonly patterns?: boolean;
}

export const plainIds: ArchiveIds = { told: sameIds, sent: sameIds };

/** Where an engine runs containers under other users, its root folder belongs to the first of them. */
const leastShift = 65_536;

/**
 * With user namespaces archives tell numbers as the host counts, and take them as the container does: the root folder's
 * owner says by how much they differ. A container that asked for the host's users sees the host's numbers.
 */
export async function idsOf(place: ArchivePlace, inspected: Inspected | undefined): Promise<ArchiveIds> {
  try {
    const { header, owned } = await firstOf({ ...place, prefix: "" }, "/", place.scope.signal);
    if (!owned) return { sent: sameIds, patterns: true };
    const shift = header?.uid ?? 0;
    if (shift < leastShift) return plainIds;
    const sent: IdMap = (id) => (id >= shift ? id - shift : id);
    return { told: inspected?.HostConfig.UsernsMode === "host" ? sameIds : sent, sent };
  } catch (error) {
    if (problemOf(error).kind === "cancelled") throw error;
    return plainIds;
  }
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Bytes of the largest container that is exported for it: Podman writes all of it to a file of its own before it answers. */
const mostExported = 1024 ** 3;

/** Milliseconds after which it counts as too much: a file with holes is larger there than on the disk. */
const mostPatience = 30_000;

/**
 * Whose the file is, as the container's export has it, which tells every file's own owner. Undefined for what is not in
 * it, as what is mounted is not, and where it would be too much.
 */
export async function exportedOwner(
  { engine, container, prefix }: ArchivePlace,
  path: string,
  signal: AbortSignal,
): Promise<Owner | undefined> {
  if (prefix !== "") return undefined;
  const size = await rootSize(engine, container, signal);
  if (size === undefined || size > mostExported) return undefined;
  const wanted = segmentsOf(path).join("/");
  const patient = AbortSignal.timeout(mostPatience);
  try {
    const tar = await exportContainer(engine, container, AbortSignal.any([signal, patient]));
    try {
      for await (const { name, uid, gid } of readTar(tar))
        if (segmentsOf(name).join("/") === wanted) return { uid, gid };
      return undefined;
    } finally {
      tar.destroy();
    }
  } catch (error) {
    if (patient.aborted && !signal.aborted) return undefined;
    throw error;
  }
}
