// Lists a folder out of its archive: contents are skipped, and the reading stops when patience ends, since an archive
// holds everything below. What is left out then is told by `cut`.
import { problemOf } from "../../base/problem.ts";
import { getArchive } from "../../engine/api/archive.ts";
import type { FileInfo, FileKind, Listing } from "../backend.ts";
import { codeOf } from "../faults.ts";
import { isKernels } from "../proc/kernel.ts";
import type { IdMap } from "../owners.ts";
import { joinPath, nameOf, normalPath, parentOf, segmentsOf } from "../path.ts";
import { refuseNoFolder } from "../proc/list.ts";
import { readTar, type TarEntry } from "../tar/read.ts";
import { infoOfHeader, infoOfSeen, kindOfStat } from "./info.ts";
import { asked, followed, kindAt, missing, seen } from "./look.ts";
import type { ArchivePlace } from "./place.ts";

/** Milliseconds: a person sees first rows within 300. */
const usualPatience = 180;

/** Milliseconds after that for what makes rows better: where links lead, and more of them. Each look costs the engine some. */
const more = 80;

export async function listFolder(
  place: ArchivePlace,
  path: string,
  {
    ids,
    signal,
    patience = usualPatience,
  }: { readonly ids?: IdMap; readonly signal: AbortSignal; readonly patience?: number },
): Promise<Listing> {
  const began = Date.now();
  const real = await followed(place, path, signal);
  const { tar } = await openFolder(place, real, signal);
  const found = new Map<string, FileInfo>();
  const knowsMore = real === "/" && place.prefix === "";
  const left = (knowsMore ? patience / 2 : patience) - (Date.now() - began);
  // An engine far away has used it up by now, and is still to tell something.
  const patient = AbortSignal.timeout(Math.ceil(Math.max(patience / 3, left)));
  patient.addEventListener("abort", () => tar.destroy(), { once: true });
  const add = (entry: TarEntry, name: string): void => {
    const info = infoOfHeader(entry, joinPath(path, name), ids);
    const first = entry.kind === "hardLink" ? found.get(segmentsOf(entry.target ?? "").at(-1) ?? "") : undefined;
    found.set(name, first === undefined ? info : { ...info, size: first.size });
  };
  const cut = await collect(readTar(tar), add).then(
    () => false,
    (error: unknown) => {
      if (patient.aborted && !signal.aborted) return true;
      throw error;
    },
  );
  const until = Math.max(began + patience, Date.now()) + more;
  if (cut && knowsMore) await addUsual(place, { path, real, ids, signal, until }, found);
  return { entries: await withEnds(place, found, { real, signal, until }), cut };
}

async function openFolder(place: ArchivePlace, real: string, signal: AbortSignal) {
  try {
    const archive = await missing(() =>
      getArchive(place.engine, place.container, asked(place, joinPath(real, ".")), { signal, background: true }),
    );
    if (archive.stat.kind === "folder") return archive;
    // Podman takes the dot for granted.
    archive.tar.destroy();
    return refuseNoFolder(real);
  } catch (error) {
    if (codeOf(error) === "ENOENT" && (await kindAt(place, real, signal)) !== undefined) refuseNoFolder(real);
    throw error;
  }
}

/** Entries right below the folder, which is "./" itself, or left out. */
async function collect(entries: AsyncIterable<TarEntry>, add: (entry: TarEntry, name: string) => void): Promise<void> {
  for await (const entry of entries) {
    const [name, ...below] = segmentsOf(entry.name);
    if (name !== undefined && below.length === 0) add(entry, name);
  }
}

/** In a root one knows what to ask for, and archives are in the order of the alphabet: `usr` alone would end any patience. */
const usual =
  "app bin boot data dev entrypoint.sh etc home init lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr var workspace";

interface Adding {
  /** The folder. */
  readonly real: string;
  readonly signal: AbortSignal;
  /** No look begins after that. */
  readonly until: number;
}

async function addUsual(
  place: ArchivePlace,
  { path, real, ids, signal, until }: Adding & { readonly path: string; readonly ids?: IdMap },
  found: Map<string, FileInfo>,
): Promise<void> {
  for (const name of usual.split(" ").filter((one) => !found.has(one))) {
    if (Date.now() > until) return;
    const stat = await kindAt(place, joinPath(real, name), signal);
    if (stat === undefined) continue;
    const whole = joinPath(path, name);
    const info = infoOfSeen({ stat, header: undefined }, whole, ids);
    found.set(name, stat.kind === "link" ? infoOfSeen(await seen(place, whole, signal), whole, ids) : info);
  }
}

/** Adds what stands at the end of links, for as long as that may take; "unknown" for the rest. */
async function withEnds(
  place: ArchivePlace,
  found: ReadonlyMap<string, FileInfo>,
  { real, signal, until }: Adding,
): Promise<FileInfo[]> {
  const result: FileInfo[] = [];
  for (const info of found.values()) {
    const beside = info.kind === "link" ? besideIt(info.target ?? "", real, found) : undefined;
    if (info.kind !== "link") result.push(info);
    else if (beside !== undefined) result.push({ ...info, leadsTo: beside });
    else if (Date.now() > until) result.push({ ...info, leadsTo: "unknown" });
    else result.push(await withEnd(place, info, signal));
  }
  return result;
}

/** What a link leads to when that stands in the same folder, so that nobody need be asked. */
function besideIt(target: string, real: string, found: ReadonlyMap<string, FileInfo>): FileKind | undefined {
  const inThisFolder = target.startsWith("/") ? parentOf(normalPath(target)) === real : !target.includes("/");
  const other = inThisFolder ? found.get(nameOf(target)) : undefined;
  return other === undefined || other.kind === "link" ? undefined : other.kind;
}

/** A link with what stands at its end; without, if it leads nowhere; "unknown" where archives do not reach. */
export async function withEnd(place: ArchivePlace, info: FileInfo, signal: AbortSignal): Promise<FileInfo> {
  if (info.target === undefined) return info;
  const written = info.target.startsWith("/") ? info.target : joinPath(parentOf(info.path), info.target);
  // In a folder reached by a link ".." means another one than the text says; the engine knows which.
  const start = place.prefix === "" && info.target.includes("..") ? info.path : normalPath(written);
  try {
    const end = await followed(place, start, signal);
    const stat = await kindAt(place, end, signal);
    if (stat !== undefined && stat.kind !== "link") return { ...info, leadsTo: kindOfStat(stat) };
    return isKernels(end) ? { ...info, leadsTo: "unknown" } : info;
  } catch (error) {
    if (codeOf(error) === "ELOOP") return info;
    if (problemOf(error).kind === "unsupported") return { ...info, leadsTo: "unknown" };
    throw error;
  }
}
