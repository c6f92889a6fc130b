// What stands at a path, told by the first header of its archive; the rest of the archive is never read. Follows links
// with the engine's help, always within the target's own root.
import { problemOf } from "../../base/problem.ts";
import { getArchive, statPath, type PathStat } from "../../engine/api/archive.ts";
import { codeOf, systemError } from "../faults.ts";
import { bytesOf, hasOddBytes, joinPath, nameOf, normalPath, parentOf, segmentsOf } from "../path.ts";
import type { TarHeader } from "../tar/header.ts";
import { readTar } from "../tar/read.ts";
import { inContainer, type ArchivePlace } from "./place.ts";

export interface Seen {
  readonly stat: PathStat;
  /** Undefined for what an archive cannot hold: sockets. */
  readonly header: TarHeader | undefined;
}

/** As the engine takes a path. */
export const asked = (place: ArchivePlace, path: string): string | Uint8Array => {
  if (path.includes("\0")) throw systemError("ENOENT");
  const whole = inContainer(place, path);
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
  missing(async () => {
    const { engine, container } = place;
    const { stat, tar } = await getArchive(engine, container, asked(place, path), { signal, background: true });
    try {
      for await (const entry of readTar(tar)) return { stat, header: entry };
      return { stat, header: undefined };
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
