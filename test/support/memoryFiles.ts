// A file system that exists in a test only, and the file systems of a window over such ones: everything from a listing to a
// row or a command is the product's own.
import { Readable } from "node:stream";
import { createLog } from "../../src/base/log.ts";
import { fail } from "../../src/base/problem.ts";
import type { Scope } from "../../src/base/scope.ts";
import type { Clock } from "../../src/base/timing.ts";
import type { FileTools } from "../../src/commands/files/files.ts";
import type { FileBackend, FileInfo, FileKind, Route } from "../../src/files/backend.ts";
import { joinPath, nameOf, normalPath, parentOf, shownName } from "../../src/files/path.ts";
import type { Passed } from "../../src/files/route.ts";
import type { FileEntry, FileRoot } from "../../src/model/resources.ts";
import type { Sessions } from "../../src/model/sessions.ts";
import { createFileSystems, type FileSystems } from "../../src/workbench/files/fileSystems.ts";
import { entryOf } from "../../src/workbench/files/entries.ts";
import { movedClock } from "./clock.ts";
import { testScope } from "./fakeSession.ts";
import { madeAt } from "./resources.ts";

/** Text is a regular file of it, `{}` is a folder; "→ x" in `target` makes a link. */
export type MemoryEntry = string | (Partial<Omit<FileInfo, "name" | "path">> & { readonly text?: string });

export interface MemoryBackend extends FileBackend {
  /** What was asked of it: "list /etc", in order. */
  readonly asked: readonly string[];
  /** Tells whoever watches the path. */
  change(path: string): void;
  /** Those that are watched now. */
  readonly watched: readonly string[];
  text(path: string): string | undefined;
  set(path: string, entry: MemoryEntry): void;
}

export interface MemoryOptions {
  readonly route?: Route;
  readonly can?: Partial<FileBackend["can"]>;
  /** Listings of these folders are cut. */
  readonly cut?: readonly string[];
  /** Thrown by whatever is asked of these paths. */
  readonly fails?: Readonly<Record<string, unknown>>;
}

/** Folders above a path need not be named. */
export function memoryBackend(
  about: Readonly<Record<string, MemoryEntry>>,
  { route = "direct", can = {}, cut = [], fails = {} }: MemoryOptions = {},
): MemoryBackend {
  const entries = new Map<string, MemoryEntry>([["/", { kind: "folder" }]]);
  const asked: string[] = [];
  const ears = new Map<string, Set<(paths: readonly string[]) => void>>();
  const put = (path: string, entry: MemoryEntry): void => {
    for (let above = parentOf(path); !entries.has(above); above = parentOf(above))
      entries.set(above, { kind: "folder" });
    entries.set(path, entry);
  };
  for (const [path, entry] of Object.entries(about)) put(path, entry);
  const ask = (what: string, path: string): void => {
    asked.push(`${what} ${path}`);
    const failure = fails[path];
    if (failure !== undefined) throw failure as Error;
  };
  const gone = (path: string): never => fail({ kind: "gone", operation: "files", what: path });
  /** Follows links, in folders above and, if asked, at the end. */
  const real = (path: string, end: boolean, hops = 0): string => {
    if (hops > 40) return fail({ kind: "conflict", operation: "files", what: path, said: "too many links" });
    let at = "/";
    const names = normalPath(path).split("/").filter(Boolean);
    for (const [index, name] of names.entries()) {
      at = joinPath(at, name);
      const entry = entries.get(at);
      const target = typeof entry === "object" ? entry.target : undefined;
      if (target === undefined || (index === names.length - 1 && !end)) continue;
      const rest = names.slice(index + 1).join("/");
      const to = target.startsWith("/") ? target : joinPath(parentOf(at), target);
      return real(rest === "" ? to : joinPath(to, rest), end, hops + 1);
    }
    return at;
  };
  const kindOf = (entry: MemoryEntry): FileKind =>
    typeof entry === "string"
      ? "file"
      : (entry.kind ?? (entry.target === undefined ? (entry.text === undefined ? "folder" : "file") : "link"));
  const infoAt = (path: string, as = path): FileInfo => {
    const entry = entries.get(path) ?? gone(as);
    const kind = kindOf(entry);
    const text = typeof entry === "string" ? entry : (entry.text ?? "");
    const leadsTo = kind === "link" ? entries.get(real(path, true)) : undefined;
    return {
      name: shownName(nameOf(as)),
      path: as,
      kind,
      size: Buffer.byteLength(text),
      mode: kind === "folder" ? 0o755 : 0o644,
      uid: 0,
      gid: 0,
      modified: madeAt,
      ...(leadsTo === undefined ? {} : { leadsTo: kindOf(leadsTo) }),
      ...(typeof entry === "string" ? {} : entry),
    };
  };
  const content = (path: string): string => {
    const entry = entries.get(real(path, true)) ?? gone(path);
    if (kindOf(entry) !== "file") fail({ kind: "conflict", operation: "files.read", what: path, said: "no file" });
    return typeof entry === "string" ? entry : (entry.text ?? "");
  };
  const below = (folder: string): readonly string[] =>
    [...entries.keys()].filter((path) => path !== "/" && parentOf(path) === folder);
  return {
    route,
    can: { write: true, rename: true, remove: true, watch: false, ...can },
    asked,
    get watched() {
      return [...ears].flatMap(([path, heard]) => (heard.size > 0 ? [path] : []));
    },
    change: (path) => ears.get(path)?.forEach((hear) => hear([path])),
    text: (path) => (entries.has(path) ? content(path) : undefined),
    set: put,
    stat: async (path) => {
      await Promise.resolve(ask("stat", path));
      return infoAt(real(path, false), normalPath(path));
    },
    list: async (path) => {
      await Promise.resolve(ask("list", path));
      const folder = real(path, true);
      if (kindOf(entries.get(folder) ?? gone(path)) !== "folder")
        fail({ kind: "conflict", operation: "files.list", what: path, said: `${path}: it is no folder` });
      return {
        entries: below(folder).map((each) => infoAt(each, joinPath(path, nameOf(each)))),
        cut: cut.includes(path),
      };
    },
    read: async (path) => {
      await Promise.resolve(ask("read", path));
      return Buffer.from(content(path));
    },
    stream: async (path) => {
      await Promise.resolve(ask("stream", path));
      return Readable.from([Buffer.from(content(path))]);
    },
    write: async (path, data, { create, overwrite }) => {
      await Promise.resolve(ask("write", path));
      const end = real(path, true);
      if (!entries.has(end) && !create) gone(path);
      if (entries.has(end) && !overwrite)
        fail({ kind: "conflict", operation: "files.write", what: path, said: `${path}: it is there already` });
      const parts: Uint8Array[] = [];
      if (data instanceof Uint8Array) parts.push(data);
      else if (Symbol.asyncIterator in data) for await (const part of data) parts.push(Buffer.from(part));
      else parts.push(await data.read(0, data.size));
      put(end, Buffer.concat(parts).toString());
    },
    makeFolder: async (path) => {
      await Promise.resolve(ask("makeFolder", path));
      if (entries.has(path)) fail({ kind: "conflict", operation: "files.makeFolder", what: path, said: "exists" });
      put(path, { kind: "folder" });
    },
    remove: async (path, { recursive }) => {
      await Promise.resolve(ask("remove", path));
      if (!entries.has(path)) gone(path);
      if (!recursive && below(path).length > 0)
        fail({ kind: "conflict", operation: "files.remove", what: path, said: "not empty" });
      for (const each of [...entries.keys()]) if (each === path || each.startsWith(`${path}/`)) entries.delete(each);
    },
    rename: async (from, to, { overwrite }) => {
      await Promise.resolve(ask("rename", from));
      if (!entries.has(from)) gone(from);
      if (entries.has(to) && !overwrite)
        fail({ kind: "conflict", operation: "files.rename", what: to, said: `${to}: it is there already` });
      for (const [each, entry] of [...entries])
        if (each === from || each.startsWith(`${from}/`)) {
          entries.delete(each);
          entries.set(to + each.slice(from.length), entry);
        }
    },
    watch: (path, changed) => {
      const heard = ears.get(path) ?? new Set();
      ears.set(path, heard.add(changed));
      return { dispose: () => void heard.delete(changed) };
    },
  };
}

export interface MemoryFiles {
  readonly sessions: Sessions;
  /** The file system of each root, by the root's id; a thunk may throw. */
  readonly roots?: Readonly<Record<string, FileBackend | (() => FileBackend)>>;
  readonly scope?: Scope;
  readonly clock?: Clock;
  readonly why?: readonly Passed[];
  readonly tools?: Partial<FileTools>;
  /** Whether roots may be opened ahead; not unless the test says so. */
  readonly isCheap?: () => boolean;
  /** Hears of each root that is opened, with the way that was forced. */
  readonly opened?: (id: string, force: Route | undefined, scope: Scope) => void;
}

/** The product's own file systems, over those of the test. */
export function memoryFiles({
  sessions,
  roots = {},
  scope = testScope("files"),
  clock = movedClock(),
  why = [],
  tools = {},
  isCheap = () => false,
  opened,
}: MemoryFiles): FileSystems {
  const missing = (): never => fail({ kind: "unsupported", feature: "carrying", needs: "another test" });
  return createFileSystems({
    scope,
    sessions,
    clock,
    log: createLog(() => undefined),
    openThem: async ({ target, force, scope: own }) => {
      await Promise.resolve();
      opened?.(target.id, force, own);
      const root = roots[target.id];
      if (root === undefined) return fail({ kind: "gone", operation: "files.open", what: target.name });
      const backend = typeof root === "function" ? root() : root;
      return { route: force ?? backend.route, why, backend };
    },
    isCheap,
    toolboxImage: () => "",
    tools: {
      download: missing,
      upload: missing,
      copy: missing,
      tar: missing,
      debugShell: missing,
      processes: missing,
      find: missing,
      ...tools,
    },
  });
}

/** An entry as a listing would give it. */
export const aFile = (root: FileRoot, path: string, over: Partial<FileInfo> = {}, session = "default"): FileEntry =>
  entryOf(session, root, {
    name: shownName(nameOf(path)),
    path,
    kind: "file",
    size: 12,
    mode: 0o644,
    uid: 0,
    gid: 0,
    modified: madeAt,
    ...over,
  });
