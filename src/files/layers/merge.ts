// The folders of an overlay seen as one, without mounting it: what stands in an upper folder hides what has the same name
// below, a whiteout hides it altogether, and folders are joined. Which folders are opaque (nothing below counts) is written
// in an extended attribute, which Node cannot read: whoever knows is asked, and only where it makes a difference.
// How an overlay is laid out: https://docs.kernel.org/filesystems/overlayfs.html
import fs from "node:fs";
import { codeOf, systemError } from "../faults.ts";
import { joinPath, segmentsOf } from "../path.ts";
import { namesIn } from "../proc/list.ts";
import { pin, readLink, type Pinned } from "../proc/walk.ts";

/** One name as the overlay shows it. */
export interface Merged {
  /** Where it really is, all links above followed. */
  readonly path: string;
  readonly stat: fs.Stats;
  /** The thing itself; of a folder, all that are joined, uppermost first. Closed by the bag. */
  readonly fds: readonly number[];
  /** Of a link. */
  readonly target?: string;
}

/** Is there anything at this path, as the engine sees it? */
export type Ask = (path: string) => Promise<boolean>;

/** Descriptors of one operation, closed together. */
export interface Bag {
  add(fd: number): void;
}

export interface Layers {
  /** Uppermost first; pinned. */
  readonly roots: readonly number[];
  readonly ask: Ask;
  /** Folder and layer → is it opaque? */
  readonly known: Map<string, boolean>;
}

/** Lets work with descriptors that are closed afterwards. */
export async function withBag<T>(work: (bag: Bag) => Promise<T>): Promise<T> {
  const fds: number[] = [];
  try {
    return await work({ add: (fd) => void fds.push(fd) });
  } finally {
    for (const fd of fds) fs.closeSync(fd);
  }
}

const isWhiteout = (stat: fs.Stats): boolean => stat.isCharacterDevice() && stat.rdev === 0;

function tryPin(folder: number, name: string, bag: Bag): Pinned | undefined {
  try {
    const pinned = pin(folder, name);
    bag.add(pinned.fd);
    return pinned;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

const mostLinks = 40;

/** @throws an error with the system's code */
export async function resolve(layers: Layers, path: string, follow: boolean, bag: Bag): Promise<Merged> {
  if (path.includes("\0")) throw systemError("ENOENT");
  const root: Merged = { path: "/", stat: fs.fstatSync(layers.roots[0] ?? -1), fds: layers.roots };
  let trail: Merged[] = [root];
  let names = segmentsOf(path);
  for (let links = 0; names.length > 0;) {
    const name = names.shift() ?? "";
    if (name === "..") {
      if (trail.length > 1) trail.pop();
      continue;
    }
    const folder = trail.at(-1) ?? root;
    if (!folder.stat.isDirectory()) throw systemError("ENOTDIR");
    const next = await lookup(layers, folder, name, bag);
    if (next === undefined) throw systemError("ENOENT");
    if (next.target === undefined || (names.length === 0 && !follow)) {
      trail.push(next);
      continue;
    }
    links += 1;
    if (links > mostLinks) throw systemError("ELOOP");
    if (next.target.startsWith("/")) trail = [root];
    names = [...segmentsOf(next.target), ...names];
  }
  return trail.at(-1) ?? root;
}

/** A name in a joined folder; undefined where there is none. */
export async function lookup(layers: Layers, folder: Merged, name: string, bag: Bag): Promise<Merged | undefined> {
  const path = joinPath(folder.path, name);
  const found: { readonly pinned: Pinned; readonly folder: number }[] = [];
  for (const fd of folder.fds) {
    const pinned = tryPin(fd, name, bag);
    if (pinned === undefined) continue;
    if (isWhiteout(pinned.stat)) break;
    if (found.length > 0 && !pinned.stat.isDirectory()) break;
    found.push({ pinned, folder: fd });
    if (!pinned.stat.isDirectory()) break;
  }
  const [first] = found;
  if (first === undefined) return undefined;
  const { stat } = first.pinned;
  if (stat.isSymbolicLink()) return { path, stat, fds: [first.pinned.fd], target: readLink(first.folder, name) };
  const fds = found.map(({ pinned }) => pinned.fd);
  return { path, stat, fds: stat.isDirectory() ? await joined(layers, path, fds, bag) : fds };
}

/** Of the folders with one path those that count: down to the first that is opaque. */
async function joined(layers: Layers, path: string, fds: readonly number[], bag: Bag): Promise<readonly number[]> {
  for (let upper = 0; upper < fds.length - 1; upper += 1)
    if (await isOpaque(layers, path, { fds, upper }, bag)) return fds.slice(0, upper + 1);
  return fds;
}

/** A name that only stands below is there or not, which tells. Without such a name it makes no difference here. */
async function isOpaque(
  layers: Layers,
  path: string,
  { fds, upper }: { readonly fds: readonly number[]; readonly upper: number },
  bag: Bag,
): Promise<boolean> {
  const key = `${fds.length - upper} ${path}`;
  const known = layers.known.get(key);
  if (known !== undefined) return known;
  const above = new Set(fds.slice(0, upper + 1).flatMap((fd) => namesIn(fd)));
  const sample = onlyBelow(fds.slice(upper + 1), above, bag);
  const opaque = sample !== undefined && !(await layers.ask(joinPath(path, sample)));
  layers.known.set(key, opaque);
  return opaque;
}

function onlyBelow(fds: readonly number[], above: ReadonlySet<string>, bag: Bag): string | undefined {
  const hidden = new Set(above);
  for (const fd of fds)
    for (const name of namesIn(fd)) {
      if (hidden.has(name)) continue;
      hidden.add(name);
      const pinned = tryPin(fd, name, bag);
      if (pinned !== undefined && !isWhiteout(pinned.stat)) return name;
    }
  return undefined;
}

/** The names a joined folder shows, in no order. */
export function namesOf(folder: Merged): readonly string[] {
  return [...new Set(folder.fds.flatMap((fd) => namesIn(fd)))];
}
