// The engine that commands without a row act on.
import { plain } from "../../base/plain.ts";
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const makeDefault = windowCommand({
  id: "engines.makeDefault",
  title: "Make default",
  icon: "star-empty",
  menus: [{ menu: "row", context: ";engine;open;other;", group: "1_engine", order: 2 }, { menu: "palette" }],
  run: async ({ sessions, ui, clicked }) => {
    const choices = sessions.open.map((session) => ({
      label: plain(session.name),
      description: plain(session.endpoint.url),
      value: session,
    }));
    const session = clicked ?? (await ui.pick(t("Which engine shall be the default?"), choices));
    sessions.makeDefault(session.name);
  },
});
