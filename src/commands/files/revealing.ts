// Shows a file's row: the tree unfolds one folder after the other down to it.
import { joinPath, segmentsOf } from "../../files/path.ts";
import type { FileEntry } from "../../model/resources.ts";
import type { CommandContext } from "../context.ts";

export async function reveal(
  { engine, files, ui }: Pick<CommandContext, "engine" | "files" | "ui">,
  { root, path }: Pick<FileEntry, "root" | "path">,
): Promise<void> {
  const paths = ["/"];
  for (const name of segmentsOf(path)) paths.push(joinPath(paths.at(-1) ?? "/", name));
  await ui.revealFile(
    root,
    paths.map((each) => files.address(engine.name, root, each)),
  );
}
