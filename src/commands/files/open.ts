// Opens files in the editor that fits them: text to be edited and saved, pictures and other bytes in the editor's own way.
// A row of what was found in a file names the line.
import { command } from "../command.ts";
import { several } from "../several.ts";

export const open = command({
  id: "files.open",
  title: "Open file",
  icon: "go-to-file",
  target: { kind: "file", has: ["document"], many: true },
  menus: [{ menu: "item", group: "1_open", order: 1 }],
  run: ({ ui }, items, args) => {
    const line = args.at(-1);
    return several(items, async (item) => {
      await ui.open(item.id, typeof line === "number" ? line : undefined);
    });
  },
});
