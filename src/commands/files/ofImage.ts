// Shows an image's files in the tree, by a container that is made of it, never started, and removed again.
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";

export const ofImage = command({
  id: "files.ofImage",
  title: "Files of image",
  icon: "files",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "3_inspect", order: 8 }, { menu: "palette" }],
  run: async ({ engine, files, ui }, [item]) => {
    if (item !== undefined) await ui.revealFile(rootOf(item), [files.address(engine.name, rootOf(item), "/")]);
  },
});
