// Tells the editor which of the files it watches have changed: what we did ourselves, what the way to the files tells, and,
// where that cannot tell, what is different when the person comes back to the window or to the file. Nothing is polled.
import * as vscode from "vscode";
import type { Disposable } from "../../base/event.ts";
import { problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { FileSystems } from "./fileSystems.ts";
import { readUri, uriOf } from "./uri.ts";

export interface DocumentWatch {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>;
  /** Watches until disposed. */
  add(uri: vscode.Uri): vscode.Disposable;
}

interface Watched {
  readonly uri: vscode.Uri;
  /** Size and time as last seen, where nobody tells. */
  seen?: string;
  ear?: Disposable;
  /** What the ear hangs on: a root that is closed tells nothing any more. */
  opening?: unknown;
  over: boolean;
}

const typeOf = {
  created: vscode.FileChangeType.Created,
  changed: vscode.FileChangeType.Changed,
  deleted: vscode.FileChangeType.Deleted,
} as const;

export function watchDocuments(scope: Scope, files: FileSystems): DocumentWatch {
  const changed = scope.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  const all = new Set<Watched>();
  const tell = (uri: vscode.Uri, type = vscode.FileChangeType.Changed): void => changed.fire([{ type, uri }]);
  const look = async (watched: Watched): Promise<void> => {
    if (watched.ear !== undefined && watched.opening === openingOf(files, watched.uri)) return;
    const before = watched.seen;
    await listen(files, watched, () => tell(watched.uri));
    const now = await signatureOf(files, watched.uri);
    if (now === undefined) return;
    watched.seen = now;
    if (before !== undefined && now !== before && !watched.over)
      tell(watched.uri, now === gone ? vscode.FileChangeType.Deleted : vscode.FileChangeType.Changed);
  };
  const lookAll = (): void => {
    for (const watched of all) void look(watched);
  };
  scope.add(
    files.onDidTouch((what) =>
      changed.fire(what.map(({ address, what: kind }) => ({ uri: uriOf(address), type: typeOf[kind] }))),
    ),
  );
  scope.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && lookAll()));
  scope.add(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const address = editor?.document.uri.toString();
      for (const watched of all) if (watched.uri.toString() === address) void look(watched);
    }),
  );
  return {
    onDidChangeFile: changed.event,
    add: (uri) => {
      // An image never changes, and looking at one takes a container.
      if (readUri(uri)?.kind === "image") return new vscode.Disposable(() => undefined);
      const watched: Watched = { uri, over: false };
      all.add(watched);
      void look(watched);
      return new vscode.Disposable(() => {
        watched.over = true;
        watched.ear?.dispose();
        all.delete(watched);
      });
    },
  };
}

/** Where the way to the files tells of changes by itself. A file that cannot be watched is looked at instead. */
async function listen(files: FileSystems, watched: Watched, changed: () => void): Promise<void> {
  const found = readUri(watched.uri);
  if (found === undefined) return;
  try {
    const { backend } = await files.open(found.engine, files.rootAt(found));
    watched.ear?.dispose();
    watched.ear = undefined;
    const ear = backend.can.watch ? backend.watch?.(found.path, changed) : undefined;
    if (watched.over) ear?.dispose();
    else watched.ear = ear;
    watched.opening = openingOf(files, watched.uri);
  } catch {
    // Reading it says what is wrong, where a person sees it.
  }
}

function openingOf(files: FileSystems, uri: vscode.Uri): unknown {
  const found = readUri(uri);
  return found === undefined ? undefined : files.opening(found.engine, files.rootAt(found));
}

const gone = "gone";

/** Undefined where nobody can tell: an engine that is away has not lost its files. */
async function signatureOf(files: FileSystems, uri: vscode.Uri): Promise<string | undefined> {
  const found = readUri(uri);
  if (found === undefined) return gone;
  try {
    const { backend } = await files.open(found.engine, files.rootAt(found));
    const { size, modified } = await backend.stat(found.path);
    return `${size} ${modified}`;
  } catch (error) {
    return problemOf(error).kind === "gone" ? gone : undefined;
  }
}
