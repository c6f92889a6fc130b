// Looks for engines again and tries the lost ones at once.
import { windowCommand } from "../command.ts";

export const retry = windowCommand({
  id: "engines.retry",
  title: "Retry connection",
  icon: "refresh",
  menus: [{ menu: "title", view: "porthole.engines", group: "navigation", order: 2 }, { menu: "palette" }],
  run: async ({ sessions }) => {
    await sessions.look();
    for (const session of sessions.open) session.refresh();
  },
});
