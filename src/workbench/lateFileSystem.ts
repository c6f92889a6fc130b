// Gives the editor a file system whose provider is made when it is first asked for something: a window that was reloaded asks
// for its tabs before anybody did anything.
import * as vscode from "vscode";
import type { Scope } from "../base/scope.ts";

/** `make` is called once. Names are case-sensitive, as they are in containers. */
export function registerLateFileSystem(
  scope: Scope,
  scheme: string,
  make: () => Promise<vscode.FileSystemProvider>,
): void {
  const changed = scope.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  let making: Promise<vscode.FileSystemProvider> | undefined;
  const begin = async (): Promise<vscode.FileSystemProvider> => {
    const provider = await make();
    scope.add(provider.onDidChangeFile((events) => changed.fire(events)));
    return provider;
  };
  const late = (): Promise<vscode.FileSystemProvider> => (making ??= begin());
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: (uri, options) => {
      const watching = late().then((real) => real.watch(uri, options));
      return new vscode.Disposable(() => void watching.then((watch) => void watch.dispose()));
    },
    stat: async (uri) => await (await late()).stat(uri),
    readDirectory: async (uri) => await (await late()).readDirectory(uri),
    readFile: async (uri) => await (await late()).readFile(uri),
    writeFile: async (uri, content, options) => await (await late()).writeFile(uri, content, options),
    createDirectory: async (uri) => await (await late()).createDirectory(uri),
    delete: async (uri, options) => await (await late()).delete(uri, options),
    rename: async (from, to, options) => await (await late()).rename(from, to, options),
  };
  scope.add(vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true }));
}
