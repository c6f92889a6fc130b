// Two files side by side.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import type { FileEntry, FileRoot } from "../../model/resources.ts";
import type { CommandContext } from "../context.ts";

/** The same path in another root, left; the file itself, right. Says so where only one of them has it. */
export async function compareWithRoot(context: CommandContext, item: FileEntry, other: FileRoot): Promise<void> {
  const { engine, files, ui } = context;
  const [left, right] = await Promise.all([
    there(context, other, item.path),
    item.change === "deleted" ? undefined : there(context, item.root, item.path),
  ]);
  const title = `${plain(item.name)} (${plain(other.name)} ↔ ${plain(item.root.name)})`;
  const address = (root: FileRoot): string => files.address(engine.name, root, item.path);
  if (left && right) return await ui.compare(address(other), address(item.root), title);
  if (!left && !right) return void ui.tell(t("{0} is in neither of them.", plain(item.path)));
  const [has, lacks] = left ? [other, item.root] : [item.root, other];
  await ui.open(address(has));
  void ui.tell(t("{0} is in {1} only; {2} does not have it.", plain(item.path), plain(has.name), plain(lacks.name)));
}

async function there({ engine, files, signal }: CommandContext, root: FileRoot, path: string): Promise<boolean> {
  try {
    await files.stat(engine.name, root, path, signal);
    return true;
  } catch (error) {
    if (problemOf(error).kind === "gone") return false;
    throw error;
  }
}
