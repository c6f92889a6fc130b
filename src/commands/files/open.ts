// Opens files in the editor that fits them: text to be edited and saved, pictures and other bytes in the editor's own way.
import { command } from "../command.ts";
import { several } from "../several.ts";

export const open = command({
  id: "files.open",
  title: "Open file",
  icon: "go-to-file",
  target: { kind: "file", has: ["document"], many: true },
  menus: [{ menu: "item", group: "1_open", order: 1 }],
  run: ({ ui }, items) =>
    several(items, async (item) => {
      await ui.open(item.id);
    }),
});
