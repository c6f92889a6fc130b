// Writes through the archive: the engine unpacks one entry into a folder. It makes the file anew, so owner, group, mode and
// extended attributes are read before and sent along; another name of the same file (a hard link) keeps the old content.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { putArchive } from "../../engine/api/archive.ts";
import type { WriteTerms } from "../backend.ts";
import { sourceOf, type Content, type Source } from "../content.ts";
import { codeOf, refuseUnlessFile, systemError } from "../faults.ts";
import { nameOf, parentOf } from "../path.ts";
import type { TarHeader } from "../tar/header.ts";
import { packTar } from "../tar/write.ts";
import { kindOfStat } from "./info.ts";
import { asked, firstOf, followed, kindAt, missing, type Seen } from "./look.ts";
import type { ArchivePlace } from "./place.ts";

const step = 256 * 1024;

export interface WriteTo {
  readonly place: ArchivePlace;
  /** What to take off a number the engine told before sending it back: see ids.ts. */
  readonly inside: (id: number) => number;
  readonly signal: AbortSignal;
}

export async function writeFile(to: WriteTo, path: string, data: Content, how: WriteTerms): Promise<void> {
  const { place, signal } = to;
  const real = await followed(place, path, signal);
  const existing = await found(place, real, signal);
  if (existing === undefined && !how.create) throw systemError("ENOENT");
  if (existing !== undefined) {
    if (!how.overwrite) throw systemError("EEXIST");
    refuseUnlessFile(kindOfStat(existing.stat), "files.write", path);
  }
  const source = await sourceOf(data, signal);
  try {
    const made = existing?.header ?? (await ofFolder(place, real, signal));
    const header: TarHeader = {
      ...ownedLike(to, made),
      name: nameOf(real),
      kind: "file",
      size: source.size,
      mode: existing?.header === undefined ? (how.mode ?? 0o644) & 0o777 : made.mode,
      attributes: existing?.header?.attributes,
    };
    await unpack(to, real, header, source);
  } finally {
    await source.close();
  }
}

async function found(place: ArchivePlace, real: string, signal: AbortSignal): Promise<Seen | undefined> {
  try {
    return await firstOf(place, real, signal);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The folder a file is to stand in: new ones belong to its owner. */
async function ofFolder(place: ArchivePlace, real: string, signal: AbortSignal): Promise<TarHeader> {
  const { header } = await firstOf(place, await followed(place, parentOf(real), signal), signal);
  if (header?.kind !== "folder") throw systemError("ENOTDIR");
  return header;
}

const ownedLike = ({ inside }: WriteTo, { uid, gid }: TarHeader): Pick<TarHeader, "uid" | "gid" | "modified"> => ({
  uid: inside(uid),
  gid: inside(gid),
  modified: Date.now(),
});

async function unpack({ place, signal }: WriteTo, real: string, header: TarHeader, source?: Source): Promise<void> {
  const folder = await followed(place, parentOf(real), signal);
  const content = source === undefined ? [] : pieces(source, signal);
  const tar = packTar([{ header, content }]);
  await missing(() =>
    putArchive(place.engine, place.container, { folder: asked(place, folder), tar, background: true }, signal),
  );
}

async function* pieces(source: Source, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < source.size;) {
    signal.throwIfAborted();
    const bytes = await source.read(at, Math.min(step, source.size - at));
    if (bytes.length === 0) return;
    at += bytes.length;
    yield bytes;
  }
}

export async function makeFolder(to: WriteTo, path: string): Promise<void> {
  const { place, signal } = to;
  const name = nameOf(path);
  if (name === "" || name === "..") throw systemError("EEXIST");
  if ((await kindAt(place, path, signal)) !== undefined) throw systemError("EEXIST");
  const above = await ofFolder(place, path, signal);
  await unpack(to, path, {
    ...ownedLike(to, above),
    name,
    kind: "folder",
    size: 0,
    mode: 0o755 | (above.mode & 0o2000),
  });
}

/** Neither has a call of the engine. */
export function refuseMoving(feature: string, running: boolean): never {
  return fail({
    kind: "unsupported",
    feature,
    needs: running
      ? t("the direct way or a toolbox container: the engine's archive calls only read and write")
      : t("a running container, seen directly or through a toolbox: the engine's archive calls only read and write"),
  });
}
