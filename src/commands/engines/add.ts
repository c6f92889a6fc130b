// Adds an engine to the setting by a form, and opens it beside the others.
import { fromSetting } from "../../engine/endpoint/fromSetting.ts";
import { thisWorld } from "../../engine/endpoint/world.ts";
import { kindOfPath } from "../../run/hostFiles.ts";
import { windowCommand } from "../command.ts";
import { orCancelled } from "../engineOf.ts";
import { engineForm } from "./engineForm.ts";

export const add = windowCommand({
  id: "engines.add",
  title: "Add an engine…",
  icon: "add",
  menus: [{ menu: "title", view: "porthole.engines", group: "navigation", order: 1 }, { menu: "palette" }],
  run: async ({ sessions, settings, change, ui }) => {
    await sessions.look();
    const world = thisWorld();
    const set = fromSetting(world, settings.engines).endpoints;
    const form = engineForm({
      world,
      known: [...sessions.found.endpoints, ...sessions.open.map(({ endpoint }) => endpoint), ...set],
      look: kindOfPath,
      send: async (engine, first, signal) => {
        const [endpoint] = fromSetting(world, [engine]).endpoints;
        if (endpoint === undefined) return; // The form's check has refused it.
        const session = sessions.connect(endpoint);
        try {
          if (first) await orCancelled(session.engine(), signal);
          await change("engines", [...settings.engines, engine]);
        } catch (error) {
          sessions.close(session.name);
          throw error;
        }
        await sessions.look();
        // A look that was quicker than the setting has closed it again.
        sessions.connect(endpoint);
      },
    });
    await ui.form(form);
  },
});
