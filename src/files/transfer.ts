// Copies between a container and this system, as `docker cp` does, with progress and an end at any time. What comes out of a
// container is hostile: names never leave the folder chosen, links lead nowhere else, and what is no file, folder or link
// stays behind.
import fs from "node:fs";
import { copyFile, lstat, mkdir, open, opendir, symlink, unlink } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { fileWord } from "../base/fileWords.ts";
import { t } from "../base/l10n.ts";
import { problemOf } from "../base/problem.ts";
import type { FileBackend, FileInfo, Walked } from "./backend.ts";
import { fileSource, pourPieces, type Source } from "./content.ts";
import { codeOf, fileFailure, systemError } from "./faults.ts";
import { hasOddBytes, isDoubtful, joinPath, nameOf, segmentsOf } from "./path.ts";
import { walkTree } from "./walkTree.ts";

export interface Progress {
  readonly files: number;
  readonly bytes: number;
  /** What is copied just now. */
  readonly path: string;
}

export interface Transfer {
  readonly signal: AbortSignal;
  readonly progress?: (state: Progress) => void;
  /** May what exists at the target be replaced? Folders are always joined. */
  readonly overwrite: boolean;
  /** The folder is there for this alone: a link right in it may lead to what stands beside it. */
  readonly own?: boolean;
}

export interface Skipped {
  readonly path: string;
  /** Why, in words. */
  readonly said: string;
}

export interface Outcome {
  readonly files: number;
  readonly bytes: number;
  /** What stayed behind. */
  readonly skipped: readonly Skipped[];
}

interface Tally {
  files: number;
  bytes: number;
  /** Paths in the container → what they became here, for other names of the same file. */
  readonly done: Map<string, string>;
  readonly skipped: Skipped[];
}

/**
 * Copies a file or folder into a folder of this system, under its own name.
 * @throws Failure `conflict` when something is in the way and may not be replaced
 */
export async function download(backend: FileBackend, path: string, folder: string, terms: Transfer): Promise<Outcome> {
  const tally: Tally = { files: 0, bytes: 0, done: new Map(), skipped: [] };
  const { signal } = terms;
  const base = segmentsOf(path).length;
  const top = nameOf(path);
  for await (const walked of walkTree(backend, path, { signal, contents: true })) {
    const names = [...(top === "" ? [] : [top]), ...segmentsOf(walked.info.path).slice(base)];
    const said = refusal(names);
    if (said !== undefined) tally.skipped.push({ path: walked.info.path, said });
    else await place(walked, { folder, names, terms, tally });
  }
  return outcomeOf(tally);
}

const outcomeOf = ({ files, bytes, skipped }: Tally): Outcome => ({ files, bytes, skipped });

interface Placing {
  readonly folder: string;
  readonly names: readonly string[];
  readonly terms: Transfer;
  readonly tally: Tally;
}

async function place(walked: Walked, placing: Placing): Promise<void> {
  const { folder, names, terms, tally } = placing;
  const { info } = walked;
  const target = join(folder, ...names);
  terms.signal.throwIfAborted();
  try {
    await refuseLinksAbove(folder, names);
    if (info.kind === "folder") await makeLocal(target);
    else if (info.kind === "file") await fill(target, walked, placing);
    else if (info.kind === "link") await placeLink(target, info, placing);
    else tally.skipped.push({ path: info.path, said: t("it is a {0}", fileWord(info.kind)) });
  } catch (error) {
    throw fileFailure(error, "files.download", target);
  }
}

/** Names this system cannot take, or would take for something else. */
function refusal(names: readonly string[]): string | undefined {
  if (names.some((name) => name === ".." || name === "." || /[/\0]/.test(name)))
    return t("its name leads out of the folder");
  if (names.some(hasOddBytes) && process.platform !== "linux") return t("this system cannot have such a name");
  if (process.platform !== "win32") return undefined;
  const foreign = /[\\:*?"<>|\u0001-\u001f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
  return names.some((name) => foreign.test(name)) ? t("this system cannot have such a name") : undefined;
}

/** Nothing is written through a link, be it one that was there or one that came with the download. */
async function refuseLinksAbove(folder: string, names: readonly string[]): Promise<void> {
  for (let depth = 1; depth < names.length; depth += 1) {
    const above = await lstat(join(folder, ...names.slice(0, depth)));
    if (!above.isDirectory()) throw systemError("ENOTDIR");
  }
}

async function makeLocal(target: string): Promise<void> {
  try {
    await mkdir(target, 0o755);
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || !(await lstat(target)).isDirectory()) throw error;
  }
}

/** A file that is replaced goes first: writing into it could write into another name of it. */
async function fill(target: string, walked: Walked, { terms, tally }: Placing): Promise<void> {
  const { info, sameAs } = walked;
  await makeRoom(target, terms);
  const first = sameAs === undefined ? undefined : tally.done.get(sameAs);
  tally.done.set(info.path, target);
  if (first !== undefined) {
    await copyFile(first, target, fs.constants.COPYFILE_EXCL);
    tally.files += 1;
    return;
  }
  const handle = await open(target, "wx", 0o600);
  try {
    await pourPieces(counted(walked, tally, terms), handle, terms.signal);
    // Neither setuid nor setgid: whoever runs it here is somebody else.
    await handle.chmod(info.mode & 0o777);
    await handle.utimes(new Date(), new Date(info.modified));
    await handle.close();
  } catch (error) {
    await handle.close();
    await unlink(target).catch(() => undefined); // what counts is why it could not be written
    throw error;
  }
  tally.files += 1;
}

async function* counted({ info, read, content }: Walked, tally: Tally, terms: Transfer): AsyncGenerator<Uint8Array> {
  const whole = read?.();
  for await (const piece of whole === undefined ? content() : [whole]) {
    tally.bytes += piece.length;
    terms.progress?.({ files: tally.files, bytes: tally.bytes, path: info.path });
    yield piece;
  }
}

/** What may be replaced goes first; a link itself, not what it leads to. */
async function makeRoom(target: string, { overwrite }: Transfer): Promise<void> {
  if (!overwrite) return;
  await unlink(target).catch((error: unknown) => {
    if (codeOf(error) !== "ENOENT") throw error;
  });
}

async function placeLink(target: string, info: FileInfo, { names, terms, tally }: Placing): Promise<void> {
  const leads = info.target ?? "";
  if (!staysWithin(leads, names.length - (terms.own === true ? 0 : 1)) || hasOddBytes(leads)) {
    tally.skipped.push({ path: info.path, said: t("it is a link that leads out of the folder") });
    return;
  }
  await makeRoom(target, terms);
  // No other name of a file is copied through a link that took the file's place.
  tally.done.delete(info.path);
  await symlink(leads.replaceAll("/", sep), target);
  tally.files += 1;
}

/**
 * Does a link so many folders deep stay within? ".." may only stand first: behind a name that is a link itself it would
 * mean another folder than the text says.
 */
export function staysWithin(target: string, depth: number): boolean {
  if (target === "" || target.startsWith("/") || target.includes("\0") || /^[a-z]:|\\/i.test(target)) return false;
  const names = segmentsOf(target);
  const up = names.findIndex((name) => name !== "..");
  const climbs = up === -1 ? names.length : up;
  return climbs <= depth - 1 && !names.slice(climbs).includes("..");
}

/**
 * Copies a file or folder of this system into a folder of the container, under its own name. Links are not followed, and
 * stay behind, as what is no file or folder does.
 */
export async function upload(backend: FileBackend, local: string, folder: string, terms: Transfer): Promise<Outcome> {
  const tally: Tally = { files: 0, bytes: 0, done: new Map(), skipped: [] };
  await send(backend, local, joinPath(folder, basename(local)), terms, tally);
  return outcomeOf(tally);
}

async function send(backend: FileBackend, local: string, path: string, terms: Transfer, tally: Tally): Promise<void> {
  terms.signal.throwIfAborted();
  const stat = await lstat(local).catch((error: unknown) => {
    throw fileFailure(error, "files.upload", local);
  });
  if (stat.isDirectory()) {
    await joinFolder(backend, path);
    for await (const { name } of await opendir(local)) {
      if (isDoubtful(name)) tally.skipped.push({ path: join(local, name), said: t("its name is no UTF-8") });
      else await send(backend, join(local, name), joinPath(path, name), terms, tally);
    }
    return;
  }
  if (!stat.isFile()) {
    tally.skipped.push({ path: local, said: t("it is no file or folder") });
    return;
  }
  const source = await openLocal(local);
  const count = (bytes: number): void => {
    tally.bytes += bytes;
    terms.progress?.({ files: tally.files, bytes: tally.bytes, path });
  };
  try {
    const { overwrite, signal } = terms;
    await backend.write(
      path,
      countedSource(source, count),
      { create: true, overwrite, mode: localMode(stat.mode) },
      signal,
    );
  } finally {
    await source.close();
  }
  tally.files += 1;
}

/** Its length is known, so it need not be kept elsewhere first, as what comes as a stream must be. */
async function openLocal(path: string): Promise<Required<Source>> {
  try {
    // A pipe that stands there by now would hold us up.
    const handle = await open(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw systemError("EINVAL");
      return fileSource(handle, stat.size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw fileFailure(error, "files.upload", path);
  }
}

const countedSource = (source: Required<Source>, count: (bytes: number) => void): Source => ({
  ...source,
  read: async (position, length) => {
    const bytes = await source.read(position, length);
    count(bytes.length);
    return bytes;
  },
  readInto: async (position, room) => {
    const length = await source.readInto(position, room);
    count(length);
    return length;
  },
});

/** What may be run here may be run there. Windows knows no such bits. */
const localMode = (mode: number): number | undefined => (process.platform === "win32" ? undefined : mode & 0o777);

async function joinFolder(backend: FileBackend, path: string): Promise<void> {
  try {
    await backend.makeFolder(path);
  } catch (error) {
    if (problemOf(error).kind !== "conflict" || (await backend.stat(path)).kind !== "folder") throw error;
  }
}
