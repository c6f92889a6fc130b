// Lists running containers only; writes the setting.
import { windowCommand } from "../command.ts";

export const showRunningContainers = windowCommand({
  id: "views.showRunningContainers",
  title: "Show running containers only",
  menus: [
    {
      menu: "title",
      view: "porthole.containers",
      group: "2_show",
      order: 1,
      when: "config.porthole.containers.show == all",
    },
    { menu: "palette" },
  ],
  run: ({ change }) => change("containers.show", "running"),
});
