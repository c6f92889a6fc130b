// Writes all of a container's file system to a tar file, as `docker export` does. Volumes are not part of it.
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";

export const exportTar = command({
  id: "files.exportTar",
  title: "Export as tar…",
  icon: "archive",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_change", order: 8 }, { menu: "palette" }],
  run: async ({ engine, files, ui }, items) => {
    for (const item of items)
      await ui.save(`${item.name}.tar`, (signal) => files.tools.tar(engine.name, rootOf(item), signal));
  },
});
