// A text that stays: only rows that contain it are listed.
import { t } from "../../base/l10n.ts";
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const filterVolumes = windowCommand({
  id: "views.filterVolumes",
  title: "Filter volumes…",
  icon: "filter",
  menus: [
    { menu: "title", view: viewIds.volumes, group: "navigation", order: 2, when: "!porthole.volumes.filtered" },
    { menu: "palette" },
  ],
  run: async ({ ui, views }) => {
    const value = views.filter(viewIds.volumes);
    const prompt = t("Part of a name, driver or project. Leave empty to show all.");
    views.setFilter(viewIds.volumes, await ui.ask({ title: t("Filter volumes"), prompt, value }));
  },
});
