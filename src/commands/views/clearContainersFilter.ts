// Lists everything again.
import { windowCommand } from "../command.ts";

export const clearContainersFilter = windowCommand({
  id: "views.clearContainersFilter",
  title: "Clear filter of containers",
  icon: "filter-filled",
  menus: [
    { menu: "title", view: "porthole.containers", group: "navigation", order: 2, when: "porthole.containers.filtered" },
  ],
  run: ({ views }) => Promise.resolve(views.setFilter("porthole.containers", "")),
});
