// Shows a volume's files in the tree, whether a container uses it or not.
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";

export const ofVolume = command({
  id: "files.ofVolume",
  title: "Files of volume",
  icon: "files",
  target: { kind: "volume" },
  menus: [{ menu: "item", group: "2_look", order: 1 }, { menu: "palette" }],
  run: async ({ engine, files, ui }, [item]) => {
    if (item !== undefined) await ui.revealFile(rootOf(item), [files.address(engine.name, rootOf(item), "/")]);
  },
});
