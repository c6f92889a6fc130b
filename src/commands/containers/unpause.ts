// Lets paused containers go on.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { several } from "../several.ts";

export const unpause = command({
  id: "containers.unpause",
  title: "Unpause",
  icon: "debug-continue",
  target: { kind: "container", has: ["paused"], many: true },
  menus: [
    { menu: "inline", order: 1 },
    { menu: "item", group: "1_run", order: 6 },
    { menu: "group", group: "1_run", order: 6 },
    { menu: "palette" },
  ],
  busy: "unpausing",
  run: ({ engine, signal }, items) => several(items, (item) => containers.unpause(engine, item, signal)),
});
