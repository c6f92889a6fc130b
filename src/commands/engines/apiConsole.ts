// Opens an engine's API console: requests to its API, written by hand.
import { command } from "../command.ts";

export const apiConsole = command({
  id: "engines.apiConsole",
  title: "API console",
  icon: "code",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 6 }, { menu: "palette" }],
  run: ({ engine, ui }) => ui.console(engine.name),
});
