// Copies between a container and this system, as `docker cp` does, with progress and an end at any time. What comes out of a
// container is hostile: names never leave the folder chosen, links lead nowhere else, and what is no file, folder or link
// stays behind.
import fs from "node:fs";
import { chmod, copyFile, lstat, mkdir, opendir, symlink, unlink, utimes } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { t } from "../base/l10n.ts";
import { problemOf } from "../base/problem.ts";
import type { FileBackend, FileInfo, Walked } from "./backend.ts";
import { codeOf, fileFailure, kindWord, systemError } from "./faults.ts";
import { hasOddBytes, isDoubtful, joinPath, nameOf, segmentsOf, shownName } from "./path.ts";
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
    else if (info.kind === "link") await placeLink(target, info, names, tally);
    else tally.skipped.push({ path: info.path, said: t("it is a {0}", kindWord(info.kind)) });
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
async function fill(target: string, { info, sameAs, content }: Walked, { terms, tally }: Placing): Promise<void> {
  if (terms.overwrite) await unlink(target).catch((error: unknown) => ifMissing(error));
  const first = sameAs === undefined ? undefined : tally.done.get(sameAs);
  tally.done.set(info.path, target);
  if (first !== undefined) {
    await copyFile(first, target, fs.constants.COPYFILE_EXCL);
    tally.files += 1;
    return;
  }
  const count = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of content()) {
      tally.bytes += chunk.length;
      terms.progress?.({ files: tally.files, bytes: tally.bytes, path: info.path });
      yield chunk;
    }
  };
  try {
    await pipeline(count(), fs.createWriteStream(target, { flags: "wx", mode: 0o600 }), { signal: terms.signal });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") await unlink(target).catch(() => undefined);
    throw error;
  }
  // Neither setuid nor setgid: whoever runs it here is somebody else.
  await chmod(target, info.mode & 0o777);
  await utimes(target, new Date(), new Date(info.modified));
  tally.files += 1;
}

const ifMissing = (error: unknown): void => {
  if (codeOf(error) !== "ENOENT") throw error;
};

async function placeLink(target: string, info: FileInfo, names: readonly string[], tally: Tally): Promise<void> {
  const leads = info.target ?? "";
  if (!staysWithin(leads, names.length - 1) || hasOddBytes(leads)) {
    tally.skipped.push({ path: info.path, said: t("it is a link that leads out of the folder") });
    return;
  }
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
  const source = fs.createReadStream(local, { highWaterMark: 1024 * 1024 });
  const count = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source) {
      tally.bytes += (chunk as Uint8Array).length;
      terms.progress?.({ files: tally.files, bytes: tally.bytes, path });
      yield chunk as Uint8Array;
    }
  };
  const { overwrite, signal } = terms;
  const how = { create: true, overwrite, mode: localMode(stat.mode) };
  await backend.write(path, Readable.from(count(), { objectMode: false }), how, signal);
  tally.files += 1;
}

/** What may be run here may be run there. Windows knows no such bits. */
const localMode = (mode: number): number | undefined => (process.platform === "win32" ? undefined : mode & 0o777);

async function joinFolder(backend: FileBackend, path: string): Promise<void> {
  try {
    await backend.makeFolder(path);
  } catch (error) {
    if (problemOf(error).kind !== "conflict" || (await backend.stat(path)).kind !== "folder") throw error;
  }
}

/** In words, what stayed behind: the first few. */
export const skippedWords = (skipped: readonly Skipped[]): readonly string[] =>
  skipped.slice(0, 5).map(({ path, said }) => t("{0}: {1}", shownName(path), said));
