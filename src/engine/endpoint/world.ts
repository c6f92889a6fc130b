// What finders may know of the machine. Tests pass another one, so that every system's rules are tested on every system.
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { posix, win32, type PlatformPath } from "node:path";

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The user's number; absent on Windows. */
  readonly uid?: number;
  /** Text of a file. @throws with `code` as Node does */
  readFile(path: string): Promise<string>;
  /** Names in a folder, none when it cannot be read. */
  list(folder: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  /** The path without symbolic links, or the path itself when it leads nowhere. */
  realPath(path: string): Promise<string>;
}

/** This machine. */
export const thisWorld = (): World => ({
  env: process.env,
  home: homedir(),
  platform: process.platform,
  uid: process.getuid?.(),
  readFile: (path) => readFile(path, "utf8"),
  list: (folder) => readdir(folder).catch(() => []),
  exists: (path) =>
    stat(path).then(
      () => true,
      () => false,
    ),
  realPath: (path) => realpath(path).catch(() => path),
});

/** Paths as that system writes them. */
export const pathsOf = ({ platform }: World): PlatformPath => (platform === "win32" ? win32 : posix);
