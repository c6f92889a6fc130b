// A text that stays: only rows that contain it are listed.
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const filterImages = windowCommand({
  id: "views.filterImages",
  title: "Filter images…",
  icon: "filter",
  menus: [
    { menu: "title", view: "porthole.images", group: "navigation", order: 2, when: "!porthole.images.filtered" },
    { menu: "palette" },
  ],
  run: async ({ ui, views }) => {
    const value = views.filter("porthole.images");
    const prompt = t("Part of a repository, tag or id. Leave empty to show all.");
    views.setFilter("porthole.images", await ui.ask({ title: t("Filter images"), prompt, value }));
  },
});
