// Shows the row of a file that is open in an editor, stands in a folder of the window, or was found.
import { command } from "../command.ts";
import { reveal } from "./revealing.ts";

export const revealInTree = command({
  id: "files.revealInTree",
  title: "Reveal in tree",
  target: { kind: "file" },
  menus: [
    { menu: "row", context: ";found;", group: "1_open", order: 5 },
    { menu: "explorer", group: "navigation", order: 20, when: "resourceScheme == porthole" },
    { menu: "palette", when: "resourceScheme == porthole" },
  ],
  run: async (context, [item]) => {
    if (item !== undefined) await reveal(context, item);
  },
});
