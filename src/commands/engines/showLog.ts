// The log channel, for defects and for reading along.
import { windowCommand } from "../command.ts";

export const showLog = windowCommand({
  id: "engines.showLog",
  title: "Show log",
  icon: "output",
  menus: [{ menu: "palette" }],
  run: ({ showLog: show }) => Promise.resolve(show()),
});
