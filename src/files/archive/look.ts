// What stands at a path, told by the first header of its archive; the rest of the archive is never read. Follows links
// with the engine's help, always within the target's own root.
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import { getArchive, statPath, type PathStat } from "../../engine/api/archive.ts";
import { codeOf, systemError } from "../faults.ts";
import { bytesOf, hasOddBytes, joinPath, nameOf, normalPath, parentOf, segmentsOf, shownName } from "../path.ts";
import type { TarHeader } from "../tar/header.ts";
import { readTar } from "../tar/read.ts";
import { inContainer, type ArchivePlace } from "./place.ts";

export interface Seen {
  readonly stat: PathStat;
  /** Undefined for what an archive cannot hold: sockets. */
  readonly header: TarHeader | undefined;
  /** False where the header names the container's own user, whoever the file belongs to. */
  readonly owned: boolean;
}

/** As the engine takes a path. */
export const asked = (place: ArchivePlace, path: string): string | Uint8Array => {
  if (path.includes("\0")) throw systemError("ENOENT");
  const whole = inContainer(place, path);
  if (place.patterns === true && /[*?[\\]/.test(whole)) {
    // Asked for "*" it would tell of any other file.
    const needs = t("a running container: stopped, this engine takes such a name for a pattern");
    fail({ kind: "unsupported", feature: t("Opening {0}", shownName(path)), needs });
  }
  return hasOddBytes(whole) ? bytesOf(whole) : whole;
};

/** The engine's words as the system's: for a missing path it says 404, and 500 where a file stands in the way. */
export async function missing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== "rejected") throw error;
    if (problem.status === 404 || /not a directory|no such file/i.test(problem.said)) throw systemError("ENOENT");
    if (/too many (links|levels of symbolic links)/i.test(problem.said)) throw systemError("ELOOP");
    throw error;
  }
}

/** What stands at the path itself; undefined for nothing. */
export async function kindAt(place: ArchivePlace, path: string, signal: AbortSignal): Promise<PathStat | undefined> {
  try {
    return await statPath(place.engine, place.container, asked(place, path), signal);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== "rejected") throw error;
  }
  // A HEAD has no words: the same asked with GET says what is wrong.
  try {
    return (await firstOf(place, path, signal)).stat;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Links in the folders above are followed, one at the end is not. */
export const seen = async (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  await firstOf(place, await realName(place, path, signal), signal);

/** The path with links in the folders above followed, where the engine would follow them in another root. */
export const realName = async (place: ArchivePlace, path: string, signal: AbortSignal): Promise<string> =>
  place.prefix === "" ? path : joinPath(await followed(place, parentOf(path), signal), nameOf(path));

/** The same once all links on the way are followed. */
export const firstOf = (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  place.patterns === true ? itselfOf(place, path, signal) : firstThere(place, path, signal);

/** Podman follows a link at the end: its own entry stands only in the archive of the folder that it is in. */
const itselfOf = (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  missing(async () => {
    const { engine, container } = place;
    const there = await firstThere(place, path, signal).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return undefined; // or a link that leads nowhere
      throw error;
    });
    const stat = there?.stat ?? (await statPath(engine, container, asked(place, path), signal));
    if (there !== undefined && (stat?.kind !== "link" || there.header?.kind === "link")) return there;
    if (stat?.kind !== "link") throw systemError("ENOENT");
    const folder = asked(place, joinPath(parentOf(path), "."));
    const { tar, owned } = await getArchive(engine, container, folder, { signal, background: true });
    try {
      for await (const entry of readTar(tar))
        if (entry.kind === "link" && segmentsOf(entry.name).join("/") === nameOf(path))
          return { stat, header: entry, owned };
      throw systemError("ENOENT");
    } finally {
      tar.destroy();
    }
  });

const firstThere = (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  missing(async () => {
    const { engine, container } = place;
    const { stat, tar, owned } = await getArchive(engine, container, asked(place, path), { signal, background: true });
    try {
      for await (const entry of readTar(tar)) return { stat, header: entry, owned };
      return { stat, header: undefined, owned };
    } finally {
      tar.destroy();
    }
  });

const mostLinks = 40;

/** The path at the end of all links, within the target's root. It may not exist. */
export async function followed(place: ArchivePlace, path: string, signal: AbortSignal): Promise<string> {
  if (place.prefix !== "") return await walked(place, path, signal);
  let at = normalPath(path);
  for (let links = 0; links <= mostLinks; links += 1) {
    const stat = at === "/" ? undefined : await kindAt(place, at, signal);
    // The engine has followed all links, also those in the folders above.
    if (stat?.kind !== "link" || stat.target === undefined) return at;
    at = normalPath(stat.target);
  }
  throw systemError("ELOOP");
}

/** The engine follows links in the root of the container; a volume's root is another one, so each step is looked at here. */
async function walked(place: ArchivePlace, path: string, signal: AbortSignal): Promise<string> {
  let names = segmentsOf(path);
  let done: string[] = [];
  for (let links = 0; names.length > 0;) {
    const name = names.shift() ?? "";
    if (name === "..") done.pop();
    else done.push(name);
    if (name === "..") continue;
    const at = `/${done.join("/")}`;
    if ((await kindAt(place, at, signal))?.kind !== "link") continue;
    links += 1;
    if (links > mostLinks) throw systemError("ELOOP");
    const target = (await firstOf(place, at, signal)).header?.target ?? "";
    done = target.startsWith("/") ? [] : done.slice(0, -1);
    names = [...segmentsOf(target), ...names];
  }
  return normalPath(`/${done.join("/")}`);
}
