// Adds a folder to the folders of the window, so that the editor's own tools work on it.
import { plain } from "../../base/plain.ts";
import { command } from "../command.ts";

export const openAsWorkspaceFolder = command({
  id: "files.openAsWorkspaceFolder",
  title: "Open as workspace folder",
  icon: "root-folder",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "1_open", order: 3 }, { menu: "palette" }],
  run: async ({ ui }, [item]) => {
    if (item === undefined) return;
    const name = item.path === "/" ? item.root.name : `${item.root.name}: ${item.path}`;
    await ui.addFolder(item.id, plain(name));
  },
});
