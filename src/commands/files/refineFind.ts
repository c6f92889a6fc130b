// Looks for something else in the same folder; what was typed before is there to be changed.
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const refineFind = windowCommand({
  id: "files.refineFind",
  title: "Find something else here…",
  icon: "search",
  menus: [{ menu: "title", view: viewIds.found, group: "navigation", order: 1 }],
  run: async ({ ui }) => {
    await ui.found.last?.refine();
  },
});
