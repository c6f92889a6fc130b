// The backend over the archive calls: works for everything the engine has, running or not, near or far. It cannot remove
// or rename, for which the engine has no call.
import { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { failing, getArchive } from "../../engine/api/archive.ts";
import type { FileBackend, Walked, WalkTerms } from "../backend.ts";
import { fileFailure, refuseUnlessFile, systemError } from "../faults.ts";
import { sameIds, type IdMap } from "../owners.ts";
import { shownName } from "../path.ts";
import { mostWhole, refuseLarge } from "../proc/read.ts";
import { readTar, type TarEntry } from "../tar/read.ts";
import { walkTar } from "../tar/walk.ts";
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
  /** How the numbers of users count inside. */
  readonly ids?: IdMap;
}

export function archiveBackend({ place, running, writable, ids = sameIds }: ArchiveTerms): FileBackend {
  const { scope } = place;
  const either = (signal?: AbortSignal): AbortSignal =>
    signal === undefined ? scope.signal : AbortSignal.any([signal, scope.signal]);
  const to = (signal?: AbortSignal) => ({ place, inside: ids, signal: either(signal) });
  const mapped = async <T>(operation: string, path: string, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const failure = fileFailure(error, operation, path);
      // What is none of the system's errors is the connection's, and the signal's when it aborted.
      if (failure.problem.kind !== "defect") throw failure;
      throw failing(place.engine, place.container.name, scope.signal, error);
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
        const info = infoOfSeen(await seen(place, path, either(signal)), path, ids);
        return info.kind === "link" ? await withEnd(place, info, either(signal)) : info;
      }),
    list: (path, signal, how) =>
      mapped("files.list", path, () =>
        listFolder(place, path, { ids, signal: either(signal), patience: how?.patience }),
      ),
    read: (path, signal) =>
      mapped("files.read", path, async () => {
        const { entry, end } = await openFile(place, path, either(signal));
        try {
          if (entry.size > mostWhole) refuseLarge(path);
          const parts: Uint8Array[] = [];
          for await (const part of entry.content()) parts.push(part);
          return Buffer.concat(parts, entry.size);
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

const refuseImage = (): never => {
  throw systemError("EROFS");
};

/** The archive once, from beginning to end: it holds all that is below. */
async function* walkArchive(
  place: ArchivePlace,
  path: string,
  { signal, prune }: WalkTerms,
  ids: IdMap,
): AsyncGenerator<Walked, void, undefined> {
  const { engine, container } = place;
  const { tar } = await missing(async () =>
    getArchive(engine, container, asked(place, await realName(place, path, signal)), { signal, background: true }),
  ).catch((error: unknown) => {
    throw fileFailure(error, "files.walk", path);
  });
  try {
    yield* walkTar(tar, { path, prune, info: (header, whole) => infoOfHeader(header, whole, ids) });
  } catch (error) {
    const failure = fileFailure(error, "files.walk", path);
    throw failure.problem.kind === "defect" ? failing(engine, container.name, signal, error) : failure;
  } finally {
    tar.destroy();
  }
}

interface Opened {
  readonly entry: TarEntry;
  end(): void;
}

/** A regular file's entry at the end of all links. */
async function openFile(place: ArchivePlace, path: string, signal: AbortSignal): Promise<Opened> {
  const real = await followed(place, path, signal);
  const { engine, container } = place;
  const { stat, tar } = await missing(() =>
    getArchive(engine, container, asked(place, real), { signal, background: true }),
  );
  const end = (): void => void tar.destroy();
  try {
    refuseUnlessFile(kindOfStat(stat), "files.read", path);
    const first = await readTar(tar).next();
    if (first.done === true || first.value.kind !== "file") throw systemError("ENOENT");
    return { entry: first.value, end };
  } catch (error) {
    end();
    throw error;
  }
}

async function streamFile(place: ArchivePlace, path: string, signal: AbortSignal): Promise<Readable> {
  const { entry, end } = await openFile(place, path, signal);
  const content = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* entry.content();
    } catch (error) {
      throw failing(place.engine, place.container.name, signal, error);
    } finally {
      end();
    }
  };
  const stream = Readable.from(content(), { objectMode: false, signal });
  stream.once("close", end);
  return stream;
}
