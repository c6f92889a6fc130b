// Looks for the same once more.
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const findAgain = windowCommand({
  id: "files.findAgain",
  title: "Find again",
  icon: "refresh",
  menus: [{ menu: "title", view: viewIds.found, group: "navigation", order: 2, when: "porthole.found.state == done" }],
  run: async ({ ui }) => {
    await ui.found.last?.again();
  },
});
