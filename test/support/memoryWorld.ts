// A machine for finders that exists in the test only: files by path, sockets and pipes by their being there.
import type { World } from "../../src/engine/endpoint/world.ts";

export interface MemoryWorld {
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Path → text; an Error is thrown by reading. */
  readonly files?: Readonly<Record<string, string | Error>>;
  /** Paths that exist, of sockets. */
  readonly sockets?: readonly string[];
  /** Names of Windows pipes. */
  readonly pipes?: readonly string[];
  /** Symbolic links: path → where it leads. */
  readonly links?: Readonly<Record<string, string>>;
}

export function memoryWorld(about: MemoryWorld = {}): World {
  const { platform = "linux", env = {}, files = {}, sockets = [], pipes = [], links = {} } = about;
  const home = about.home ?? (platform === "win32" ? "C:\\Users\\me" : "/home/me");
  const separator = platform === "win32" ? "\\" : "/";
  const paths = [...Object.keys(files), ...sockets];
  return {
    platform,
    home,
    uid: platform === "win32" ? undefined : (about.uid ?? 1000),
    env,
    readFile: (path) => {
      const found = files[path];
      if (typeof found === "string") return Promise.resolve(found);
      return Promise.reject(found ?? Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" }));
    },
    list: (folder) => {
      if (folder === "\\\\.\\pipe\\") return Promise.resolve(pipes);
      const start = folder.endsWith(separator) ? folder : folder + separator;
      const below = paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
      return Promise.resolve([...new Set(below.map((path) => path.split(separator)[0] ?? ""))]);
    },
    exists: (path) => Promise.resolve(paths.some((known) => known === path || known.startsWith(path + separator))),
    realPath: (path) => Promise.resolve(links[path] ?? path),
  };
}
