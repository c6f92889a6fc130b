// Ends a search; what was found until then stays.
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const stopFind = windowCommand({
  id: "files.stopFind",
  title: "Stop looking",
  icon: "debug-stop",
  menus: [
    { menu: "title", view: viewIds.found, group: "navigation", order: 2, when: "porthole.found.state == running" },
  ],
  run: ({ ui }) => Promise.resolve(ui.found.stop()),
});
