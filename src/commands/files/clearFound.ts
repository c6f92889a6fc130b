// Forgets what was found; the view goes.
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const clearFound = windowCommand({
  id: "files.clearFound",
  title: "Clear what was found",
  icon: "clear-all",
  menus: [{ menu: "title", view: viewIds.found, group: "navigation", order: 3 }],
  run: ({ ui }) => Promise.resolve(ui.found.clear()),
});
