// Gives the editor the file systems of containers, images and volumes, as its scheme "porthole". What does the work is loaded
// when the first of them is looked into; until then this stands for it.
import * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import type { Files } from "../../commands/files/files.ts";
import { filesScheme } from "../../files/address.ts";
import type { FileReader } from "../../tree/fileReader.ts";
import type { FileSystems } from "./fileSystems.ts";
import { lateFiles } from "./lateFiles.ts";
import type { FileSystemsOfWindow } from "./openFileSystems.ts";

/** The bundle with the work. */
export type FileSystemDoor = Omit<typeof import("../../fileSystem.ts"), "useTranslator">;

export interface FilesParts extends FileSystemsOfWindow {
  readonly loadFileSystem: () => Promise<FileSystemDoor>;
}

export function showFiles({ loadFileSystem, ...parts }: FilesParts): FileReader & Files {
  const { scope } = parts;
  let opened: Promise<FileSystems> | undefined;
  const open = (): Promise<FileSystems> => (opened ??= loadFileSystem().then((door) => door.openFileSystems(parts)));
  registerLate(scope, async () => {
    const [door, files] = await Promise.all([loadFileSystem(), open()]);
    return door.createProvider(scope, files);
  });
  return lateFiles(scope, open);
}

function registerLate(scope: Scope, make: () => Promise<vscode.FileSystemProvider>): void {
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
  scope.add(vscode.workspace.registerFileSystemProvider(filesScheme, provider, { isCaseSensitive: true }));
}
