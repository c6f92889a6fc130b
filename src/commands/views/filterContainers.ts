// A text that stays: only rows that contain it are listed.
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const filterContainers = windowCommand({
  id: "views.filterContainers",
  title: "Filter containers…",
  icon: "filter",
  menus: [
    {
      menu: "title",
      view: "porthole.containers",
      group: "navigation",
      order: 2,
      when: "!porthole.containers.filtered",
    },
    { menu: "palette" },
  ],
  run: async ({ ui, views }) => {
    const value = views.filter("porthole.containers");
    const prompt = t("Part of a name, image, id, project or service. Leave empty to show all.");
    views.setFilter("porthole.containers", await ui.ask({ title: t("Filter containers"), prompt, value }));
  },
});
