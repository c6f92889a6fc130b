// The full ids, one a line.
import { command } from "../command.ts";

export const copyId = command({
  id: "containers.copyId",
  title: "Copy id",
  target: { kind: "container", many: true },
  menus: [{ menu: "item", group: "5_copy", order: 2 }, { menu: "palette" }],
  run: ({ ui }, items) => ui.copy(items.map(({ id }) => id).join("\n")),
});
