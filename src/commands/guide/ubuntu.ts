// A system of its own to look around in, gone with its terminal.
import { command } from "../command.ts";
import { runSample } from "./runSample.ts";

export const ubuntu = command({
  id: "guide.ubuntu",
  title: "Run ubuntu interactively",
  icon: "terminal",
  menus: [{ menu: "palette" }],
  run: (context) => runSample(context, "ubuntu"),
});
