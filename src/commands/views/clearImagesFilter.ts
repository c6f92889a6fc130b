// Lists everything again.
import { windowCommand } from "../command.ts";

export const clearImagesFilter = windowCommand({
  id: "views.clearImagesFilter",
  title: "Clear filter of images",
  icon: "filter-filled",
  menus: [{ menu: "title", view: "porthole.images", group: "navigation", order: 2, when: "porthole.images.filtered" }],
  run: ({ views }) => Promise.resolve(views.setFilter("porthole.images", "")),
});
