// Opens a file of docker's own that something is wrong with, at the line that is.
import { windowCommand } from "../command.ts";

export const openFile = windowCommand({
  id: "engines.openFile",
  title: "Open the file",
  icon: "go-to-file",
  menus: [],
  run: async ({ ui }, [path, line]) => {
    if (typeof path === "string") await ui.open(path, typeof line === "number" ? line : undefined);
  },
});
