// Deletes files and folders, after saying what is lost. Links are deleted themselves, never what they lead to.
import { t } from "../../base/l10n.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import type { FileEntry } from "../../model/resources.ts";
import { several } from "../several.ts";
import { namesOf, working } from "../working.ts";
import { deletion, outermost } from "./losing.ts";

export const deleteFiles = command({
  id: "files.delete",
  title: "Delete file…",
  icon: "trash",
  target: { kind: "file", has: ["changeable"], lacks: ["top"], many: true },
  menus: [{ menu: "item", group: "7_change", order: 2 }],
  confirm: (items, { store }) => {
    const whole = outermost(items);
    return deletion(whole, store.current.containers.get(whole[0]?.root.id ?? ""));
  },
  run: async (context, items) => {
    const whole = outermost(items);
    await working(context, t("Deleting {0}", namesOf(whole)), () => several(whole, (item) => remove(context, item)));
  },
});

async function remove({ engine, files }: CommandContext, { root, path, type }: FileEntry): Promise<void> {
  const { backend } = await files.open(engine.name, root);
  await backend.remove(path, { recursive: type === "folder" });
  files.touched(engine.name, root, [{ path, what: "deleted" }]);
}
