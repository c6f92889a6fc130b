// What the engine says of itself: drivers, counts, warnings.
import * as system from "../../engine/api/system.ts";
import { command } from "../command.ts";
import { asJson } from "../documents/json.ts";
import { part } from "../documents/path.ts";

export const info = command({
  id: "engines.info",
  title: "Show engine info",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 2 }, { menu: "palette" }],
  run: async ({ engine, ui, signal }) => {
    await ui.document({
      path: `${part(engine.name)}/info.json`,
      language: "json",
      text: asJson(await system.info(engine, signal)),
    });
  },
});
