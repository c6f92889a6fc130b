// Gives the editor a file system whose provider is made when it is first asked for something: a window that was reloaded asks
// for its tabs before anybody did anything.
import * as vscode from "vscode";
import { late } from "../base/late.ts";
import type { Scope } from "../base/scope.ts";

/** `make` is called until it has succeeded once. Names are case-sensitive, as they are in containers. */
export function registerLateFileSystem(
  scope: Scope,
  scheme: string,
  make: () => Promise<vscode.FileSystemProvider>,
): void {
  const changed = scope.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  const made = late(async () => {
    const real = await make();
    scope.add(real.onDidChangeFile((events) => changed.fire(events)));
    return real;
  });
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: (uri, options) => {
      // Why there is none is told to whoever reads the file.
      const watching = made().then(
        (real) => real.watch(uri, options),
        () => undefined,
      );
      return new vscode.Disposable(() => void watching.then((watch) => void watch?.dispose()));
    },
    stat: async (uri) => await (await made()).stat(uri),
    readDirectory: async (uri) => await (await made()).readDirectory(uri),
    readFile: async (uri) => await (await made()).readFile(uri),
    writeFile: async (uri, content, options) => await (await made()).writeFile(uri, content, options),
    createDirectory: async (uri) => await (await made()).createDirectory(uri),
    delete: async (uri, options) => await (await made()).delete(uri, options),
    rename: async (from, to, options) => await (await made()).rename(from, to, options),
  };
  scope.add(vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true }));
}
