// Finds files in all of a container.
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";
import { findIn } from "./find.ts";

export const findInContainer = command({
  id: "files.findInContainer",
  title: "Find in container…",
  icon: "search",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_look", order: 9 }, { menu: "palette" }],
  run: async (context, [item]) => {
    const { engine, files, signal } = context;
    if (item !== undefined) await findIn(context, await files.stat(engine.name, rootOf(item), "/", signal));
  },
});
