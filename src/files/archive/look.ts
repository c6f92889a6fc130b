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
    return (await firstThere(place, path, signal)).stat;
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
  place.patterns === true ? itselfOf(place, path, signal) : firstOrRing(place, path, signal);

/** Docker does not follow a link at the end, but fails where it leads in a ring. */
const firstOrRing = (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  missing(async () => {
    try {
      return await firstThere(place, path, signal);
    } catch (error) {
      if (codeOf(error) !== "ELOOP") throw error;
      return (await linkIn(place, path, signal)) ?? missed("ELOOP");
    }
  });

/**
 * Podman follows a link at the end, and fails where that leads nowhere or in a ring; it tells in a header that there is one.
 * The link's own entry stands only in the archive of the folder that it is in.
 */
const itselfOf = (place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen> =>
  missing(async () => {
    const there = await firstThere(place, path, signal).catch((error: unknown): "ENOENT" | "ELOOP" => {
      const code = codeOf(error);
      if (code === "ENOENT" || code === "ELOOP") return code;
      throw error;
    });
    if (there === "ELOOP") return (await linkIn(place, path, signal)) ?? missed(there);
    const asItIs = there === "ENOENT" ? undefined : there;
    const stat = asItIs?.stat ?? (await statPath(place.engine, place.container, asked(place, path), signal));
    if (asItIs !== undefined && (stat?.kind !== "link" || asItIs.header?.kind === "link")) return asItIs;
    if (stat?.kind !== "link") return missed("ENOENT");
    const own = await linkIn(place, path, signal);
    return own === undefined ? { stat, header: undefined, owned: false } : { ...own, stat };
  });

const missed = (code: string): never => {
  throw systemError(code);
};

/** Milliseconds: what stands before a link in its folder's archive comes first, and may be gigabytes. */
const linkPatience = 15_000;

/** A link as the archive of its folder has it; undefined if that was not told in time. */
async function linkIn(place: ArchivePlace, path: string, signal: AbortSignal): Promise<Seen | undefined> {
  const folder = asked(place, joinPath(parentOf(path), "."));
  const { tar, owned } = await getArchive(place.engine, place.container, folder, { signal, background: true });
  // In a volume the engine's own word where a link leads is of no use, as its root is another one.
  const patient = place.prefix === "" ? AbortSignal.timeout(linkPatience) : undefined;
  patient?.addEventListener("abort", () => tar.destroy(), { once: true });
  try {
    for await (const header of readTar(tar))
      if (header.kind === "link" && segmentsOf(header.name).join("/") === nameOf(path))
        return { stat: statOfLink(header), header, owned };
  } catch (error) {
    if (patient?.aborted !== true || signal.aborted) throw error;
    return undefined;
  } finally {
    tar.destroy();
  }
  return missed("ENOENT");
}

const statOfLink = ({ name, size, mode, modified }: TarHeader): PathStat => ({
  name: nameOf(name),
  kind: "link",
  size,
  permissions: mode & 0o7777,
  modified,
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
    // The engine has followed all links, also those in the folders above, as far as they lead it: not to what only those
    // inside see ("/proc/self/fd/1").
    if (stat?.kind !== "link" || stat.target === undefined || normalPath(stat.target) === at) return at;
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
