// Starts stopped containers.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { several } from "../several.ts";

export const start = command({
  id: "containers.start",
  title: "Start",
  icon: "debug-start",
  target: { kind: "container", has: ["startable"], many: true },
  menus: [
    { menu: "inline", order: 1 },
    { menu: "item", group: "1_run", order: 1 },
    { menu: "group", group: "1_run", order: 1 },
    { menu: "palette" },
  ],
  busy: "starting",
  run: ({ engine, signal }, items) => several(items, (item) => containers.start(engine, item, signal)),
});
