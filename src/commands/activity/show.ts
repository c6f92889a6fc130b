// The channel in which every action stands as its docker command and as its API request.
import { windowCommand } from "../command.ts";

export const show = windowCommand({
  id: "activity.show",
  title: "Show activity",
  icon: "output",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 4 }, { menu: "palette" }],
  run: ({ showActivity }) => Promise.resolve(showActivity()),
});
