// Gives the editor the file systems of containers, images and volumes, as its scheme "porthole". What does the work is loaded
// when the first of them is looked into; until then this stands for it.
import { late } from "../../base/late.ts";
import type { Files } from "../../commands/files/files.ts";
import { filesScheme } from "../../files/address.ts";
import type { FileReader } from "../../tree/fileReader.ts";
import { registerLateFileSystem } from "../lateFileSystem.ts";
import { lateFiles } from "./lateFiles.ts";
import type { FileSystemsOfWindow } from "./openFileSystems.ts";

/** The bundle with the work. */
export type FileSystemDoor = Omit<typeof import("../../fileSystem.ts"), "useTranslator">;

export interface FilesParts extends FileSystemsOfWindow {
  readonly loadFileSystem: () => Promise<FileSystemDoor>;
}

export function showFiles({ loadFileSystem, ...parts }: FilesParts): FileReader & Files {
  const { scope } = parts;
  const open = late(async () => (await loadFileSystem()).openFileSystems(parts));
  registerLateFileSystem(scope, filesScheme, async () => {
    const [door, files] = await Promise.all([loadFileSystem(), open()]);
    return door.createProvider(scope, files);
  });
  return lateFiles(scope, open);
}
