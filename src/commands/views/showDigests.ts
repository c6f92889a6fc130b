// Shows each image's digest; writes the setting.
import { windowCommand } from "../command.ts";

export const showDigests = windowCommand({
  id: "views.showDigests",
  title: "Show digests",
  menus: [
    { menu: "title", view: "porthole.images", group: "2_show", order: 1, when: "!config.porthole.images.showDigests" },
    { menu: "palette" },
  ],
  run: ({ change }) => change("images.showDigests", true),
});
