// The editor's file system for the scheme "porthole". It only translates: ways, links and errors are those of src/files.
// The editor itself compares size and time before it writes, so that nothing changed meanwhile is overwritten unasked.
import * as vscode from "vscode";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { FileBackend, FileInfo, FileKind } from "../../files/backend.ts";
import { joinPath, nameOf, parentOf } from "../../files/path.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Touched } from "../../commands/files/files.ts";
import { fileSystemError } from "./errors.ts";
import type { FileSystems } from "./fileSystems.ts";
import { readUri } from "./uri.ts";
import { watchDocuments } from "./watchDocuments.ts";

/** Milliseconds for a folder that only comes with all that is in it: the editor cannot say that a list was cut short. */
const patience = 30_000;

/** Bytes. The editor takes a file whole, through its own channel, which carries no more than this. */
const most = 1_000_000_000;

interface There {
  readonly session: string;
  readonly root: FileRoot;
  readonly path: string;
  readonly backend: FileBackend;
}

export function createProvider(scope: Scope, files: FileSystems): vscode.FileSystemProvider {
  const watch = watchDocuments(scope, files);
  const at = async (uri: vscode.Uri): Promise<There> => {
    const found = readUri(uri);
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    const { engine, kind, id, path } = found;
    const root = files.rootAt({ engine, kind, id });
    return { session: engine, root, path, backend: (await files.open(engine, root)).backend };
  };
  /** Does the work on one file; whatever goes wrong becomes the editor's kind of error. */
  const on = async <T>(uri: vscode.Uri, work: (there: There) => Promise<T>): Promise<T> => {
    try {
      return await work(await at(uri));
    } catch (error) {
      throw fileSystemError(error, uri);
    }
  };
  const touch = ({ session, root, path }: There, what: Touched["what"]): void =>
    files.touched(session, root, [{ path, what }]);
  return {
    onDidChangeFile: watch.onDidChangeFile,
    watch: (uri) => watch.add(uri),
    stat: (uri) => on(uri, async ({ root, path, backend }) => statOf(await statEnd(backend, path), root, backend)),
    readDirectory: (uri) =>
      on(uri, async ({ path, backend }) =>
        (await backend.list(path, undefined, { patience })).entries.map((info) => [nameOf(info.path), typeOf(info)]),
      ),
    readFile: (uri) =>
      on(uri, async ({ path, backend }) => {
        const { size } = await statEnd(backend, path);
        if (size > most) refuseSize(path, size);
        return await backend.read(path);
      }),
    writeFile: (uri, content, options) =>
      on(uri, async (there) => {
        const isNew = !(await exists(there));
        if (isNew && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
        if (!isNew && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
        await there.backend.write(there.path, content, options);
        touch(there, isNew ? "created" : "changed");
      }),
    createDirectory: (uri) =>
      on(uri, async (there) => {
        await there.backend.makeFolder(there.path);
        touch(there, "created");
      }),
    delete: (uri, options) =>
      on(uri, async (there) => {
        await there.backend.remove(there.path, options);
        touch(there, "deleted");
      }),
    rename: (from, to, options) =>
      on(from, async (there) => {
        const end = await at(to);
        if (end.session !== there.session || end.root.id !== there.root.id) throw otherRoot();
        await there.backend.rename(there.path, end.path, options);
        touch(there, "deleted");
        touch(end, "created");
      }),
  };
}

/** The editor copies and deletes instead where a file cannot be moved; between two roots it has to. */
const otherRoot = (): vscode.FileSystemError =>
  vscode.FileSystemError.NoPermissions(t("Files cannot be moved between two containers: copy them."));

const refuseSize = (path: string, size: number): never =>
  fail({
    kind: "unsupported",
    feature: t("Opening {0}, which has {1},", nameOf(path), bytes(size)),
    needs: t("more than the editor takes in one piece; “Download…” writes it to this machine as it comes"),
  });

async function exists({ backend, path }: There): Promise<boolean> {
  try {
    await backend.stat(path);
    return true;
  } catch (error) {
    if (problemOf(error).kind === "gone") return false;
    throw error;
  }
}

/** Of the file at the end of links, as the editor wants it: size and time are those of what it would read. */
async function statEnd(backend: FileBackend, path: string): Promise<FileInfo> {
  const info = await backend.stat(path);
  let end = info;
  for (let hops = 0; end.kind === "link" && end.leadsTo !== undefined && hops < mostHops; hops += 1) {
    const { target = "" } = end;
    // ".." in it means what it means on the way, which the backend knows.
    end = await backend.stat(target.startsWith("/") ? target : joinPath(parentOf(end.path), target));
  }
  return info.kind === "link" ? { ...info, size: end.size, modified: end.modified, mode: end.mode } : info;
}

/** As many as Linux follows. */
const mostHops = 40;

function statOf(info: FileInfo, root: FileRoot, backend: FileBackend): vscode.FileStat {
  const fixed = root.kind === "image" || !backend.can.write;
  return {
    type: typeOf(info),
    ctime: info.created ?? info.modified,
    mtime: info.modified,
    size: info.size,
    ...(fixed ? { permissions: vscode.FilePermission.Readonly } : {}),
  };
}

const types: Readonly<Record<FileKind, vscode.FileType>> = {
  file: vscode.FileType.File,
  folder: vscode.FileType.Directory,
  link: vscode.FileType.SymbolicLink,
  fifo: vscode.FileType.Unknown,
  socket: vscode.FileType.Unknown,
  blockDevice: vscode.FileType.Unknown,
  characterDevice: vscode.FileType.Unknown,
  unknown: vscode.FileType.Unknown,
};

function typeOf({ kind, leadsTo }: FileInfo): vscode.FileType {
  if (kind !== "link" || leadsTo === undefined) return types[kind];
  return vscode.FileType.SymbolicLink | types[leadsTo];
}
