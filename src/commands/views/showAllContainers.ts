// Lists stopped containers too; writes the setting.
import { windowCommand } from "../command.ts";

export const showAllContainers = windowCommand({
  id: "views.showAllContainers",
  title: "Show stopped containers too",
  menus: [
    {
      menu: "title",
      view: "porthole.containers",
      group: "2_show",
      order: 1,
      when: "config.porthole.containers.show == running",
    },
    { menu: "palette" },
  ],
  run: ({ change }) => change("containers.show", "all"),
});
