// Copies the command that lets a person reach an engine. It is theirs to read and run: it mostly wants more rights than they have.
import { windowCommand } from "../command.ts";

export const copyRemedy = windowCommand({
  id: "engines.copyRemedy",
  title: "Copy the command that helps",
  icon: "copy",
  menus: [],
  run: async ({ ui }, [line]) => {
    if (typeof line === "string") await ui.copy(line);
  },
});
