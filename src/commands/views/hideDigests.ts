// Leaves digests out; writes the setting.
import { windowCommand } from "../command.ts";

export const hideDigests = windowCommand({
  id: "views.hideDigests",
  title: "Hide digests",
  menus: [
    { menu: "title", view: "porthole.images", group: "2_show", order: 1, when: "config.porthole.images.showDigests" },
    { menu: "palette" },
  ],
  run: ({ change }) => change("images.showDigests", false),
});
