// What the engine says of itself: drivers, counts, warnings.
import * as system from "../../engine/api/system.ts";
import { command } from "../command.ts";
import { asJson } from "../documents/json.ts";
import { part } from "../documents/path.ts";
import { asking } from "../working.ts";

export const info = command({
  id: "engines.info",
  title: "Show engine info",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 2 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const found = await asking(context, "docker info", (signal) => system.info(engine, signal));
    await ui.document({
      path: `${part(engine.name)}/info.json`,
      language: "json",
      text: asJson(found),
    });
  },
});
