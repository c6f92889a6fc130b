// Makes a folder in a folder.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath } from "../../files/path.ts";
import { command } from "../command.ts";
import { namesIn } from "./inFolder.ts";
import { askName } from "./naming.ts";

export const newFolder = command({
  id: "files.newFolder",
  title: "New folder…",
  icon: "new-folder",
  target: { kind: "file", has: ["folder", "changeable"] },
  menus: [{ menu: "item", group: "3_make", order: 2 }, { menu: "palette" }],
  run: async (context, [folder]) => {
    if (folder === undefined) return;
    const { engine, files, ui } = context;
    const name = await askName(ui, {
      title: t("New folder in {0}", plain(folder.path)),
      prompt: t("Name of the folder"),
      taken: await namesIn(context, folder),
    });
    const path = joinPath(folder.path, name);
    const { backend } = await files.open(engine.name, folder.root);
    await backend.makeFolder(path);
    files.touched(engine.name, folder.root, [{ path, what: "created" }]);
  },
});
