// Lists everything again.
import { viewIds } from "../../manifest/names.ts";
import { windowCommand } from "../command.ts";

export const clearVolumesFilter = windowCommand({
  id: "views.clearVolumesFilter",
  title: "Clear filter of volumes",
  icon: "filter-filled",
  menus: [{ menu: "title", view: viewIds.volumes, group: "navigation", order: 2, when: "porthole.volumes.filtered" }],
  run: ({ views }) => Promise.resolve(views.setFilter(viewIds.volumes, "")),
});
