// Opens a further engine beside those that are open; each is then a root of the views.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { Row } from "../row.ts";
import { windowCommand } from "../command.ts";

export const connect = windowCommand({
  id: "engines.connect",
  title: "Connect beside the others",
  icon: "add",
  menus: [
    { menu: "row", context: ";engine;closed;", group: "1_engine", order: 1 },
    { menu: "row", context: ";engine;closed;", group: "inline", order: 1 },
    { menu: "palette" },
  ],
  run: async ({ sessions, ui }, args) => {
    const row = args[0] as Row | undefined;
    await sessions.look();
    const closed = sessions.found.endpoints.filter(
      ({ name }) => !sessions.open.some((session) => session.name === name),
    );
    if (closed.length === 0)
      fail({
        kind: "unsupported",
        feature: t("Connecting another engine"),
        needs: t("an engine that is not open yet; add one in the settings"),
      });
    const clicked = closed.find(({ name }) => name === row?.session);
    const choices = closed.map((endpoint) => ({
      label: plain(endpoint.name),
      description: plain(endpoint.url),
      value: endpoint,
    }));
    sessions.connect(clicked ?? (await ui.pick(t("Which engine?"), choices)));
  },
});
