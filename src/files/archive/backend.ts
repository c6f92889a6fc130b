// The backend over the archive calls: works for everything the engine has, running or not, near or far. It cannot remove
// or rename, for which the engine has no call.
import { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { Failure, problemOf } from "../../base/problem.ts";
import { failing, getArchive } from "../../engine/api/archive.ts";
import type { FileBackend, Walked, WalkTerms } from "../backend.ts";
import { fileFailure, refuseUnlessFile, systemError } from "../faults.ts";
import { hasOddBytes, normalPath, shownName } from "../path.ts";
import { mostWhole, refuseLarge } from "../proc/read.ts";
import { readTar, type TarEntry } from "../tar/read.ts";
import { walkTar } from "../tar/walk.ts";
import { plainIds, type ArchiveIds } from "./ids.ts";
import { infoOfHeader, infoOfSeen, kindOfStat } from "./info.ts";
import { listFolder, withEnd } from "./list.ts";
import { asked, followed, missing, realName, seen } from "./look.ts";
import type { ArchivePlace } from "./place.ts";
import { makeFolder, refuseMoving, writeFile } from "./write.ts";

export interface ArchiveTerms {
  readonly place: ArchivePlace;
  readonly running: boolean;
  /** False for an image: what is written to its stand-in is lost. */
  readonly writable: boolean;
  readonly ids?: ArchiveIds;
  /** Heard of what was not there: the engine's answer is the same when it is the container that is gone. */
  readonly missed?: () => Promise<void>;
}

export function archiveBackend({ place, running, writable, ids = plainIds, missed }: ArchiveTerms): FileBackend {
  const { scope } = place;
  const either = (signal?: AbortSignal): AbortSignal =>
    signal === undefined ? scope.signal : AbortSignal.any([signal, scope.signal]);
  const to = (signal?: AbortSignal) => ({ place, ids, signal: either(signal) });
  const mapped = async <T>(operation: string, path: string, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const failure = archiveFailure(place, operation, path, scope.signal, error);
      if (problemOf(failure).kind === "gone") await missed?.();
      throw failure;
    }
  };
  const mayWrite = (): void => {
    if (!writable) refuseImage();
  };
  return {
    route: "archive",
    can: { write: writable, rename: false, remove: false, watch: false },
    stat: (path, signal) =>
      mapped("files.stat", path, async () => {
        const info = infoOfSeen(await seen(place, path, either(signal)), path, ids.told);
        return info.kind === "link" ? await withEnd(place, info, either(signal)) : info;
      }),
    list: (path, signal, how) =>
      mapped("files.list", path, () =>
        listFolder(place, path, { ids: ids.told, signal: either(signal), patience: how?.patience }),
      ),
    read: (path, signal) =>
      mapped("files.read", path, async () => {
        const { entry, end } = await openFile(place, path, either(signal));
        try {
          if (entry.size > mostWhole) refuseLarge(path);
          return await entry.whole();
        } finally {
          end();
        }
      }),
    stream: (path, signal) => mapped("files.stream", path, () => streamFile(place, path, either(signal))),
    write: (path, data, how, signal) =>
      mapped("files.write", path, async () => {
        mayWrite();
        await writeFile(to(signal), path, data, how);
      }),
    makeFolder: (path) =>
      mapped("files.makeFolder", path, async () => {
        mayWrite();
        await makeFolder(to(), path);
      }),
    walk: (path, terms) => walkArchive(place, path, { ...terms, signal: either(terms.signal) }, ids),
    remove: (path) => mapped("files.remove", path, () => refuseMoving(t("Removing {0}", shownName(path)), running)),
    rename: (from) => mapped("files.rename", from, () => refuseMoving(t("Renaming {0}", shownName(from)), running)),
  };
}

/** What is none of the system's errors is the connection's, and the signal's when it aborted. */
function archiveFailure(
  { engine, container }: ArchivePlace,
  operation: string,
  path: string,
  signal: AbortSignal,
  error: unknown,
): Error {
  const failure = fileFailure(error, operation, path);
  return failure.problem.kind === "defect" ? failing(engine, container.name, signal, error) : failure;
}

const refuseImage = (): never => {
  throw systemError("EROFS");
};

/** The archive once, from beginning to end: it holds all that is below. */
async function* walkArchive(
  place: ArchivePlace,
  path: string,
  { signal, prune }: WalkTerms,
  { told }: ArchiveIds,
): AsyncGenerator<Walked, void, undefined> {
  const { engine, container } = place;
  const { tar } = await missing(async () =>
    getArchive(engine, container, asked(place, await realName(place, path, signal)), { signal, background: true }),
  ).catch((error: unknown) => {
    throw fileFailure(error, "files.walk", path);
  });
  try {
    yield* walkTar(tar, { path, prune, info: (header, whole) => infoOfHeader(header, whole, told) });
  } catch (error) {
    throw archiveFailure(place, "files.walk", path, signal, error);
  } finally {
    tar.destroy();
  }
}

interface Opened {
  readonly entry: TarEntry;
  end(): void;
}

/** A regular file's entry at the end of all links. Most files are no links: so it is opened without a look before. */
async function openFile(place: ArchivePlace, path: string, signal: AbortSignal, real?: string): Promise<Opened> {
  const { engine, container } = place;
  const at = real ?? (place.prefix === "" ? normalPath(path) : await followed(place, path, signal));
  const { stat, tar } = await missing(() =>
    getArchive(engine, container, asked(place, at), { signal, background: true }),
  );
  if (stat.kind === "link" && real === undefined) {
    tar.destroy();
    return await openFile(place, path, signal, await followed(place, path, signal));
  }
  const end = (): void => void tar.destroy();
  try {
    refuseUnlessFile(kindOfStat(stat), "files.read", path);
    const first = await readTar(tar).next();
    if (first.done === true && place.patterns === true && !hasOddBytes(at)) throw nothingCame(path);
    if (first.done === true || first.value.kind !== "file") throw systemError("ENOENT");
    return { entry: first.value, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Podman tells of a file, and then ends the archive before it has begun, when the container ends meanwhile. */
const nothingCame = (path: string): Failure => {
  const said = t("{0}: the engine sent nothing of it; if the container ended meanwhile, try again", shownName(path));
  return new Failure({ kind: "rejected", operation: "files.read", status: 500, said });
};

async function streamFile(place: ArchivePlace, path: string, signal: AbortSignal): Promise<Readable> {
  const { entry, end } = await openFile(place, path, signal);
  const content = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      // Whoever takes a stream may keep its pieces.
      for await (const piece of entry.content()) yield Buffer.from(piece);
    } catch (error) {
      throw archiveFailure(place, "files.stream", path, signal, error);
    } finally {
      end();
    }
  };
  const stream = Readable.from(content(), { objectMode: false, signal });
  stream.once("close", end);
  return stream;
}
