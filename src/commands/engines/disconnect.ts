// Closes an engine: its rows go, its streams end. Nothing on the engine changes.
import { plain } from "../../base/plain.ts";
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const disconnect = windowCommand({
  id: "engines.disconnect",
  title: "Disconnect",
  icon: "debug-disconnect",
  menus: [{ menu: "row", context: ";engine;open;", group: "1_engine", order: 3 }, { menu: "palette" }],
  run: async ({ sessions, ui, clicked }) => {
    const choices = sessions.open.map((session) => ({
      label: plain(session.name),
      description: plain(session.endpoint.url),
      value: session,
    }));
    const session = clicked ?? (await ui.pick(t("Disconnect which engine?"), choices));
    sessions.close(session.name);
  },
});
