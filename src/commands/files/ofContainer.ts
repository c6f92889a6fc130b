// Shows a container's files in the tree: running, stopped or only created, with a shell or without.
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";

export const ofContainer = command({
  id: "files.ofContainer",
  title: "Files",
  icon: "files",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_look", order: 8 }, { menu: "palette" }],
  run: async ({ engine, files, ui }, [item]) => {
    if (item !== undefined) await ui.revealFile(rootOf(item), [files.address(engine.name, rootOf(item), "/")]);
  },
});
