// A shell beside a container that has none: in a helper container with tools of its own.
import { rootOf } from "../../model/fileRoot.ts";
import { tracked } from "../../terminal/endings.ts";
import { command } from "../command.ts";

export const debugShell = command({
  id: "containers.debugShell",
  title: "Open debug shell",
  icon: "debug-console",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "item", group: "2_look", order: 6 }, { menu: "palette" }],
  run: async ({ engine, files, ui, signal }, [item]) => {
    if (item !== undefined) ui.terminal(await files.tools.debugShell(engine.name, rootOf(item), { signal, tracked }));
  },
});
