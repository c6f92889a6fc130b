// Lists images without a tag too; writes the setting.
import { windowCommand } from "../command.ts";

export const showDanglingImages = windowCommand({
  id: "views.showDanglingImages",
  title: "Show dangling images",
  menus: [
    { menu: "title", view: "porthole.images", group: "2_show", order: 1, when: "!config.porthole.images.showDangling" },
    { menu: "palette" },
  ],
  run: ({ change }) => change("images.showDangling", true),
});
