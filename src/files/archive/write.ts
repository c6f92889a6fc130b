// Writes through the archive: the engine unpacks one entry into a folder. It makes the file anew, so owner, group, mode and
// extended attributes are read before and sent along; another name of the same file (a hard link) keeps the old content.
// What was there goes first, so it is kept at hand until the new is whole; where it cannot be, and is lost, that is said.
import { t } from "../../base/l10n.ts";
import { fail, Failure } from "../../base/problem.ts";
import { getArchive, putArchive } from "../../engine/api/archive.ts";
import type { WriteTerms } from "../backend.ts";
import { sourceOf, type Content, type Source } from "../content.ts";
import { codeOf, refuseUnlessFile, saidOf, systemError } from "../faults.ts";
import { nameOf, parentOf, shownName } from "../path.ts";
import type { TarHeader } from "../tar/header.ts";
import { readTar } from "../tar/read.ts";
import { packTar } from "../tar/write.ts";
import { exportedOwner, type ArchiveIds, type Owner } from "./ids.ts";
import { kindOfStat } from "./info.ts";
import { asked, firstOf, followed, kindAt, missing, type Seen } from "./look.ts";
import type { ArchivePlace } from "./place.ts";

const step = 256 * 1024;

export interface WriteTo {
  readonly place: ArchivePlace;
  readonly ids: ArchiveIds;
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
    const header = existing?.header ?? (await ofFolder(place, real, signal));
    const file = { name: nameOf(real), kind: "file", size: source.size, modified: Date.now() } as const;
    if (existing?.header === undefined)
      await unpack(to, real, { ...file, ...sentOwner(to, header), mode: (how.mode ?? 0o644) & 0o777 }, source);
    else {
      const owner = await ownerOf(to, real, header);
      await replace(to, real, { ...header, ...owner, ...file }, { source, before: header });
    }
  } finally {
    await source.close();
  }
}

/** Whose a file is, as the engine takes it. */
async function ownerOf(to: WriteTo, real: string, header: TarHeader): Promise<Owner> {
  const { place, ids, signal } = to;
  if (ids.told !== undefined) return sentOwner(to, header);
  const owner = await exportedOwner(place, real, signal);
  if (owner !== undefined) return owner;
  const needs = t(
    "a running container that has it: this engine does not tell whose file it is, and would give it away",
  );
  return fail({ kind: "unsupported", feature: t("Writing {0}", shownName(real)), needs });
}

/** Bytes of the largest file that is put back; it is kept on this system's disk. */
const mostKept = 1024 * 1024 * 1024;

/** The engine removes the old file before it has the new one whole: when that breaks off, what was there is put back. */
async function replace(to: WriteTo, real: string, header: TarHeader, { source, before }: Replacing): Promise<void> {
  const still = { ...to, signal: to.place.scope.signal };
  const old = await contentOf(to, real);
  try {
    await unpack(to, real, header, source);
  } catch (error) {
    const back = { ...header, size: old?.size ?? 0, modified: before.modified };
    if (old !== undefined && (await succeeds(unpack(still, real, back, old)))) throw error;
    if (await isAsBefore(still, real, before)) throw error;
    const said = t("{0} may be lost or cut short: it was being replaced ({1})", shownName(real), saidOf(error));
    throw new Failure({ kind: "conflict", operation: "files.write", what: real, said }, { cause: error });
  } finally {
    await old?.close();
  }
}

interface Replacing {
  readonly source: Source;
  readonly before: TarHeader;
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** One that cannot be looked at is not. */
async function isAsBefore({ place, signal }: WriteTo, real: string, before: TarHeader): Promise<boolean> {
  const now = await found(place, real, signal).catch(() => undefined);
  return now?.header?.size === before.size && now.header.modified === before.modified;
}

/** In a file of this system; undefined for what is too large for that, or went meanwhile. */
async function contentOf({ place, signal }: WriteTo, real: string): Promise<Source | undefined> {
  const { engine, container } = place;
  const { tar } = await missing(() => getArchive(engine, container, asked(place, real), { signal, background: true }));
  try {
    for await (const { kind, size, content } of readTar(tar))
      return kind !== "file" || size > mostKept ? undefined : await sourceOf(content(), signal);
    return undefined;
  } finally {
    tar.destroy();
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

const sentOwner = ({ ids }: WriteTo, { uid, gid }: Owner): Owner => ({ uid: ids.sent(uid), gid: ids.sent(gid) });

async function unpack({ place, signal }: WriteTo, real: string, header: TarHeader, source?: Source): Promise<void> {
  const folder = await followed(place, parentOf(real), signal);
  const content = source === undefined ? [] : pieces(source, signal);
  const tar = packTar([{ header, content }]);
  await missing(() =>
    putArchive(place.engine, place.container, { folder: asked(place, folder), tar, background: true }, signal),
  );
}

/** Pieces on their way at once are two or three: a stream takes no more before it has sent what it has. */
const mostOnTheWay = 8;

/** Memory is used again once it certainly was sent: getting it from the system may take longer than sending. */
async function* pieces(source: Source, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const rooms: Buffer[] = [];
  for (let [at, turn] = [0, 0]; at < source.size; turn += 1) {
    signal.throwIfAborted();
    const length = Math.min(step, source.size - at);
    const room =
      source.readInto === undefined ? undefined : (rooms[turn % mostOnTheWay] ??= Buffer.allocUnsafeSlow(step));
    const bytes =
      source.readInto === undefined || room === undefined
        ? await source.read(at, length)
        : room.subarray(0, await source.readInto(at, room.subarray(0, length)));
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
    ...sentOwner(to, above),
    name,
    kind: "folder",
    size: 0,
    modified: Date.now(),
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
