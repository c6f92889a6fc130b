// Copies the paths of files, as they are inside.
import { shownName } from "../../files/path.ts";
import { command } from "../command.ts";

export const copyPath = command({
  id: "files.copyPath",
  title: "Copy path inside",
  target: { kind: "file", many: true },
  menus: [
    { menu: "item", group: "8_copy", order: 1 },
    { menu: "explorer", group: "6_copypath", order: 30, when: "resourceScheme == porthole" },
    { menu: "palette", when: "resourceScheme == porthole" },
  ],
  run: async ({ ui }, items) => {
    await ui.copy(items.map(({ path }) => shownName(path)).join("\n"));
  },
});
