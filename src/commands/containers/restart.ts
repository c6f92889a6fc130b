// Restarts containers: stop, with its grace period, and start.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { several } from "../several.ts";

export const restart = command({
  id: "containers.restart",
  title: "Restart",
  icon: "debug-restart",
  target: { kind: "container", has: ["alive"], many: true },
  menus: [
    { menu: "inline", order: 3 },
    { menu: "item", group: "1_run", order: 4 },
    { menu: "group", group: "1_run", order: 4 },
    { menu: "palette" },
  ],
  busy: "restarting",
  run: (context, items) => {
    const seconds = gracePeriod(context);
    return several(items, (item) => containers.restart(context.engine, item, { seconds }, context.signal));
  },
});
