// Everything below a folder, each folder pinned while it is gone through, so that one that is swapped for a link is not
// followed. One loop with a stack of its own: with thousands of files the generators of a recursion would cost more than
// the files.
import fs from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import type { FileInfo, Walked, WalkTerms } from "../backend.ts";
import { codeOf, fileFailure } from "../faults.ts";
import { isDoubtful, joinPath, textOf } from "../path.ts";
import { piecesOf, readAtOnce, type Room } from "./pieces.ts";
import { infoOf, look, type Tree } from "./tree.ts";
import { itself, O_PATH, pin, readLink, walk, within, type Pinned } from "./walk.ts";

const { O_DIRECTORY, O_NOFOLLOW } = fs.constants;

/** Milliseconds of work after which others have their turn. */
const turn = 8;

/** Each level keeps a folder open. */
const deepest = 500;

/** What a folder says of an entry: only a hint, since another thing may stand there by now. */
interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Of another kind; neither is true where the folder does not tell. */
  readonly isPlain: boolean;
}

/** A folder that is gone through. */
interface Level {
  /** Pinned; closed with the level. */
  readonly fd: number;
  readonly path: string;
  readonly entries: readonly Entry[];
  at: number;
}

interface Walking {
  readonly tree: Tree;
  readonly terms: WalkTerms;
  readonly levels: Level[];
  readonly room: Room;
}

interface Told {
  readonly walked: Walked;
  /** To be closed once the next is asked for. */
  readonly fd?: number;
}

/** @throws Failure */
export async function* walkAll(tree: Tree, path: string, terms: WalkTerms): AsyncGenerator<Walked, void, undefined> {
  const walking: Walking = { tree, terms, levels: [], room: {} };
  let since = performance.now();
  try {
    terms.signal.throwIfAborted();
    let told: Told | undefined = tellTop(walking, path);
    for (;;) {
      if (told !== undefined)
        try {
          yield told.walked;
        } finally {
          if (told.fd !== undefined) fs.closeSync(told.fd);
        }
      if (performance.now() - since > turn) {
        await breathe();
        since = performance.now();
      }
      terms.signal.throwIfAborted();
      const level = walking.levels.at(-1);
      if (level === undefined) return;
      told = next(walking, level);
    }
  } catch (error) {
    throw fileFailure(error, "files.walk", path);
  } finally {
    while (walking.levels.length > 0) leave(walking);
  }
}

/** What was asked for itself. */
function tellTop(walking: Walking, path: string): Told {
  const { tree } = walking;
  const info = look(tree, path);
  return tell(walking, info, walk(tree.root, path, false));
}

/** The next of a folder; undefined for what need not be told, is gone, or is not for us. */
function next(walking: Walking, level: Level): Told | undefined {
  const entry = level.entries[level.at];
  level.at += 1;
  if (entry === undefined) return void leave(walking);
  const { name, isFolder, isPlain } = entry;
  const { terms, tree } = walking;
  const path = joinPath(level.path, name);
  const fits = terms.fits?.(path, name) !== false;
  if (isPlain && !fits) return undefined;
  try {
    if (isFolder && !fits) {
      if (terms.prune?.(path) !== true) enter(walking, pinFolderIn(level.fd, name), path);
      return undefined;
    }
    if (isPlain && !terms.contents) {
      const stat = fs.lstatSync(within(level.fd, name));
      return { walked: { info: infoIn(tree, level, { path, name, stat }), content: () => nothing } };
    }
    const pinned = pin(level.fd, name);
    const told = tell(walking, infoIn(tree, level, { path, name, stat: pinned.stat }), pinned);
    if (fits) return told;
    if (told.fd !== undefined) fs.closeSync(told.fd);
    return undefined;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly stat: fs.Stats;
}

function infoIn(tree: Tree, { fd }: Level, { path, name, stat }: Found): FileInfo {
  const info = infoOf(tree, path, stat);
  if (info.kind !== "link") return info;
  try {
    return { ...info, target: readLink(fd, name) };
  } catch {
    return info; // another thing stands there by now
  }
}

/** Takes over what is pinned: it is closed with its level, or with its turn. */
function tell(walking: Walking, info: FileInfo, pinned: Pinned): Told {
  const { signal, prune, wanted } = walking.terms;
  const walked: Walked = {
    info,
    read: () => readAtOnce(pinned, info.path, { room: walking.room, wanted }),
    content: () => piecesOf(pinned, info.path, { signal, wanted }),
  };
  if (!pinned.stat.isDirectory() || prune?.(info.path) === true) return { walked, fd: pinned.fd };
  enter(walking, pinned.fd, info.path);
  return { walked };
}

/** Takes over the pinned folder. */
function enter({ levels }: Walking, fd: number, path: string): void {
  levels.push({ fd, path, entries: levels.length > deepest ? [] : listed(fd), at: 0 });
}

function leave({ levels }: Walking): void {
  const level = levels.pop();
  if (level !== undefined) fs.closeSync(level.fd);
}

/** @throws an error with the system's code for what is no folder by now */
const pinFolderIn = (folder: number, name: string): number =>
  fs.openSync(within(folder, name), O_PATH | O_DIRECTORY | O_NOFOLLOW);

/** A folder that may not be read has nothing to tell. */
function listed(folder: number): readonly Entry[] {
  try {
    const names = fs.readdirSync(itself(folder), { withFileTypes: true });
    if (!names.some(({ name }) => isDoubtful(name))) return names.map((entry) => entryOf(entry, entry.name));
    const bytes = fs.readdirSync(itself(folder), { withFileTypes: true, encoding: "buffer" });
    return bytes.map((entry) => entryOf(entry, textOf(entry.name)));
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}

function entryOf(entry: fs.Dirent<string | Buffer>, name: string): Entry {
  const isFolder = entry.isDirectory();
  return { name, isFolder, isPlain: !isFolder && (entry.isFile() || entry.isSymbolicLink()) };
}

const nothing: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
