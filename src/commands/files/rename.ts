// Gives a file or folder another name in its folder. What has that name already is never overwritten.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath, nameOf, parentOf } from "../../files/path.ts";
import { command } from "../command.ts";
import { namesIn } from "./inFolder.ts";
import { askName } from "./naming.ts";

export const rename = command({
  id: "files.rename",
  title: "Rename file…",
  target: { kind: "file", has: ["changeable"], lacks: ["top"] },
  menus: [{ menu: "item", group: "7_change", order: 1 }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, files, ui, signal } = context;
    const parent = await files.stat(engine.name, item.root, parentOf(item.path), signal);
    const name = await askName(ui, {
      title: t("Rename {0}", plain(item.path)),
      prompt: t("New name"),
      value: nameOf(item.path),
      taken: await namesIn(context, parent),
    });
    if (name === nameOf(item.path)) return;
    const to = joinPath(parentOf(item.path), name);
    const { backend } = await files.open(engine.name, item.root);
    await backend.rename(item.path, to, { overwrite: false });
    files.touched(engine.name, item.root, [
      { path: item.path, what: "deleted" },
      { path: to, what: "created" },
    ]);
  },
});
