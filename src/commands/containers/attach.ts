// Attaches a terminal to a running container's main process.
import { systemClock } from "../../base/timing.ts";
import { attachTerminal } from "../../terminal/attachTerminal.ts";
import { command } from "../command.ts";

export const attach = command({
  id: "containers.attach",
  title: "Attach",
  icon: "plug",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "item", group: "2_look", order: 6 }, { menu: "palette" }],
  run: ({ engine, ui }, items) => {
    for (const item of items) ui.terminal(attachTerminal({ engine, target: item, clock: systemClock }));
    return Promise.resolve();
  },
});
