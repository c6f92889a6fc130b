// The names, one a line.
import { command } from "../command.ts";

export const copyName = command({
  id: "volumes.copyName",
  title: "Copy name",
  target: { kind: "volume", many: true },
  menus: [{ menu: "item", group: "5_copy", order: 1 }, { menu: "palette" }],
  run: ({ ui }, items) => ui.copy(items.map(({ name }) => name).join("\n")),
});
