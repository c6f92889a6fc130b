// Makes an empty file in a folder and opens it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath } from "../../files/path.ts";
import { command } from "../command.ts";
import { namesIn } from "./inFolder.ts";
import { askName } from "./naming.ts";

export const newFile = command({
  id: "files.newFile",
  title: "New file…",
  icon: "new-file",
  target: { kind: "file", has: ["folder", "changeable"] },
  menus: [{ menu: "item", group: "3_make", order: 1 }, { menu: "palette" }],
  run: async (context, [folder]) => {
    if (folder === undefined) return;
    const { engine, files, ui } = context;
    const name = await askName(ui, {
      title: t("New file in {0}", plain(folder.path)),
      prompt: t("Name of the file"),
      taken: await namesIn(context, folder),
    });
    const path = joinPath(folder.path, name);
    const { backend } = await files.open(engine.name, folder.root);
    await backend.write(path, new Uint8Array(), { create: true, overwrite: false }, context.signal);
    files.touched(engine.name, folder.root, [{ path, what: "created" }]);
    await ui.open(files.address(engine.name, folder.root, path));
  },
});
