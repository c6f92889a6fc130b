// A shell beside a container that has none: in a helper container with tools of its own.
import { rootOf } from "../../model/fileRoot.ts";
import { tracked } from "../../terminal/endings.ts";
import { command } from "../command.ts";
import type { ByteTerminal } from "../context.ts";
import { orPull } from "../running/orPull.ts";

export const debugShell = command({
  id: "containers.debugShell",
  title: "Open debug shell",
  icon: "debug-console",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "item", group: "2_look", order: 7 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, files, ui, signal } = context;
    const open = (): Promise<ByteTerminal> => files.tools.debugShell(engine.name, rootOf(item), { signal, tracked });
    ui.terminal(await orPull(context, open));
  },
});
