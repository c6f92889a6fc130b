// What a command knows of the folder it works in.
import { nameOf } from "../../files/path.ts";
import type { FileEntry } from "../../model/resources.ts";
import type { CommandContext } from "../context.ts";

/** The names that stand in a folder; nothing where it cannot be listed: the file system itself says no then. */
export async function namesIn(
  { engine, files, signal }: Pick<CommandContext, "engine" | "files" | "signal">,
  folder: FileEntry,
): Promise<ReadonlySet<string>> {
  try {
    const { entries } = await files.list(engine.name, folder, signal);
    return new Set(entries.filter(({ change }) => change !== "deleted").map(({ path }) => nameOf(path)));
  } catch {
    return new Set();
  }
}
