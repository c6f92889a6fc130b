// The full ids, one a line.
import { command } from "../command.ts";

export const copyId = command({
  id: "images.copyId",
  title: "Copy id",
  target: { kind: "image", many: true },
  menus: [{ menu: "item", group: "5_copy", order: 1 }, { menu: "palette" }],
  run: ({ ui }, items) => ui.copy(items.map(({ id }) => id).join("\n")),
});
