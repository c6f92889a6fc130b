// Freezes all processes of running containers, memory and all.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { several } from "../several.ts";

export const pause = command({
  id: "containers.pause",
  title: "Pause",
  icon: "debug-pause",
  target: { kind: "container", has: ["running"], many: true },
  menus: [{ menu: "item", group: "1_run", order: 5 }, { menu: "group", group: "1_run", order: 5 }, { menu: "palette" }],
  busy: "pausing",
  run: ({ engine, signal }, items) => several(items, (item) => containers.pause(engine, item, signal)),
});
