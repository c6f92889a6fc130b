// What a command knows of the folder it works in.
import { problemOf } from "../../base/problem.ts";
import { joinPath, nameOf } from "../../files/path.ts";
import type { FileEntry } from "../../model/resources.ts";
import type { CommandContext } from "../context.ts";

type Context = Pick<CommandContext, "engine" | "files" | "signal">;

/** The names that stand in a folder; nothing where it cannot be listed: the file system itself says no then. */
export async function namesIn({ engine, files, signal }: Context, folder: FileEntry): Promise<ReadonlySet<string>> {
  try {
    const { entries } = await files.list(engine.name, folder, signal);
    return new Set(entries.filter(({ change }) => change !== "deleted").map(({ path }) => nameOf(path)));
  } catch {
    return new Set();
  }
}

/** Which of these names stand in a folder, each looked for by itself: a list may be old, cut short or refused. */
export async function takenIn(
  { engine, files, signal }: Context,
  folder: FileEntry,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const name of names) {
    try {
      await files.stat(engine.name, folder.root, joinPath(folder.path, name), signal);
      taken.add(name);
    } catch (error) {
      if (problemOf(error).kind !== "gone") throw error;
    }
  }
  return taken;
}
