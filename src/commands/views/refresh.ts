// Lists everything again. Rarely needed: the views follow the engine's events.
import { windowCommand } from "../command.ts";

export const refresh = windowCommand({
  id: "views.refresh",
  title: "Refresh",
  icon: "refresh",
  menus: [
    { menu: "title", view: "porthole.containers", group: "navigation", order: 9 },
    { menu: "title", view: "porthole.images", group: "navigation", order: 9 },
    { menu: "title", view: "porthole.volumes", group: "navigation", order: 9 },
    { menu: "palette" },
  ],
  run: ({ sessions, files }) => {
    for (const session of sessions.open) session.refresh();
    files.refresh();
    return Promise.resolve();
  },
});
