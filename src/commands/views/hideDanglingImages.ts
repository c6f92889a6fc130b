// Leaves images without a tag out; writes the setting.
import { windowCommand } from "../command.ts";

export const hideDanglingImages = windowCommand({
  id: "views.hideDanglingImages",
  title: "Hide dangling images",
  menus: [
    { menu: "title", view: "porthole.images", group: "2_show", order: 1, when: "config.porthole.images.showDangling" },
    { menu: "palette" },
  ],
  run: ({ change }) => change("images.showDangling", false),
});
