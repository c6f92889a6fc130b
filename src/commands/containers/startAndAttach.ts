// Starts a stopped container with a terminal at its main process. It is attached first, so that nothing is missed.
import { systemClock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import { attachTerminal } from "../../terminal/attachTerminal.ts";
import { command } from "../command.ts";

export const startAndAttach = command({
  id: "containers.startAndAttach",
  title: "Start and attach",
  icon: "plug",
  target: { kind: "container", has: ["startable"] },
  menus: [{ menu: "item", group: "2_look", order: 6 }, { menu: "palette" }],
  run: ({ engine, ui }, items) => {
    for (const item of items) {
      const start = (signal: AbortSignal): Promise<void> => containers.start(engine, item, signal);
      ui.terminal(attachTerminal({ engine, target: item, clock: systemClock, start }));
    }
    return Promise.resolve();
  },
});
