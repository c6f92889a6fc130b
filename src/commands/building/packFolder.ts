// A folder as the archive that a build is sent: file after file as the network takes them. Whose the files are here is
// nobody's business in an image, so all belong to its administrator, as docker has it.
import { constants } from "node:fs";
import { lstat, open, readlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { TarHeader } from "../../files/tar/header.ts";
import { packTar, type Packed } from "../../files/tar/write.ts";
import { sentFiles, type SentFile, type SentFolder } from "../../run/build/walk.ts";

/** What has been sent so far. */
export interface Sent {
  readonly files: number;
  readonly bytes: number;
}

export interface PackParts extends SentFolder {
  /** Hears often of how much has gone. */
  readonly sent: (so: Sent) => void;
  /** Called once when all of it has. */
  readonly done: (all: Sent) => void;
  /** Absent: this machine's. */
  readonly windows?: boolean;
}

/** @throws through the stream a Failure that names the file which cannot be read */
export const packFolder = (parts: PackParts): Readable => packTar(entries(parts));

async function* entries(parts: PackParts): AsyncGenerator<Packed, void, undefined> {
  const { folder, sent, done, signal } = parts;
  let [files, bytes] = [0, 0];
  const count = (length: number): void => sent({ files, bytes: (bytes += length) });
  const found = sentFiles(parts);
  for (;;) {
    const next = await found.next().catch((error: unknown) => unreadable(folder, error));
    if (next.done === true) break;
    signal.throwIfAborted();
    const file = next.value;
    if (file.kind === "file")
      for await (const packed of contentOf(file, parts, count)) {
        files += 1;
        yield packed;
      }
    else {
      const header = await headerOf(file, parts).catch((error: unknown) => goneOr(file.path, error));
      if (header !== undefined) yield { header };
    }
  }
  done({ files, bytes });
}

const owner = { uid: 0, gid: 0 } as const;

async function headerOf({ path, kind }: SentFile, { folder, windows }: PackParts): Promise<TarHeader> {
  const place = join(folder, path);
  const stats = await lstat(place);
  return {
    name: kind === "folder" ? `${path}/` : path,
    kind,
    size: 0,
    mode: kind === "link" ? 0o777 : modeOf(stats.mode, windows),
    modified: secondsOf(stats.mtimeMs),
    ...owner,
    ...(kind === "link" ? { target: slashed(await readlink(place), windows) } : {}),
  };
}

/** Opened once and told as it then is: what is put in its place meanwhile is another file's business. */
async function* contentOf(
  { path }: SentFile,
  { folder, windows }: PackParts,
  count: (length: number) => void,
): AsyncGenerator<Packed, void, undefined> {
  // A link that has taken the file's place is not followed, a pipe not waited for. What Windows lacks counts as none here.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(join(folder, path), flags).catch((error: unknown) => goneOr(path, error));
  if (file === undefined) return;
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return;
    const { size, mode, mtimeMs } = stats;
    const header = {
      name: path,
      kind: "file",
      size,
      mode: modeOf(mode, windows),
      modified: secondsOf(mtimeMs),
    } as const;
    yield { header: { ...header, ...owner }, content: bytesOf(file, size, count) };
  } finally {
    await file.close();
  }
}

/** Bytes that are read at once. */
const piece = 256 * 1024;

/** What is added to it from now on is not sent: a log may grow all the time. */
async function* bytesOf(
  file: FileHandle,
  size: number,
  count: (length: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let left = size; left > 0;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(left, piece)));
    if (bytesRead === 0) return;
    left -= bytesRead;
    count(bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
}

/** Windows knows no such bits; docker has everything executable there. */
const modeOf = (mode: number, windows = process.platform === "win32"): number => (windows ? 0o755 : mode & 0o7777);
const slashed = (path: string, windows = process.platform === "win32"): string =>
  windows ? path.replaceAll("\\", "/") : path;
const secondsOf = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;

/** What was taken away since its folder was read is left out. @throws Failure for anything else */
function goneOr(path: string, error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  return unreadable(path, error);
}

function unreadable(path: string, error: unknown): never {
  const { code, path: place } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return fail(
    {
      kind: "unsupported",
      feature: t("A build that is sent {0}", place ?? path),
      needs: t("the right to read it ({0}); a line in .dockerignore leaves it out", code),
    },
    error,
  );
}
