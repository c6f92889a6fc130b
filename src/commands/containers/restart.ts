// Restarts containers: stop, with its grace period, and start.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { several } from "../several.ts";
import { gracePeriod } from "./stop.ts";

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
  run: ({ engine, settings, signal }, items) =>
    several(items, (item) => containers.restart(engine, item, { seconds: gracePeriod(settings) }, signal)),
});
