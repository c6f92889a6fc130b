// Follows what an engine tells of itself, in a terminal, one for each engine.
import { t } from "../../base/l10n.ts";
import { systemClock } from "../../base/timing.ts";
import { command } from "../command.ts";
import type { Ui } from "../context.ts";

export const events = command({
  id: "engines.events",
  title: "Show events",
  icon: "pulse",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 5 }, { menu: "palette" }],
  run: async ({ engine, store, ui }) => {
    const { events: eventScreen, eventTypes } = await ui.apiTools();
    ui.terminal(
      eventScreen({
        ...{ engine, store, clock: systemClock },
        chooseTypes: (now) => chooseTypes(ui, eventTypes, now),
        chooseObject: (now) => chooseObject(ui, now),
      }),
    );
  },
});

/** Everything chosen means everything, types to come included. */
async function chooseTypes(ui: Ui, types: readonly string[], now: readonly string[]): Promise<readonly string[]> {
  const chosen = await ui.pickMany(
    t("Which types of events?"),
    types.map((type) => ({ label: type, value: type, picked: now.length === 0 || now.includes(type) })),
  );
  return chosen.length === types.length ? [] : chosen;
}

const chooseObject = (ui: Ui, now: string): Promise<string> =>
  ui.ask({
    title: t("Events of what?"),
    prompt: t("Part of a name, an id or an attribute. Empty shows all."),
    value: now,
  });
