// The first container of many people: it says hello and ends.
import { command } from "../command.ts";
import { runSample } from "./runSample.ts";

export const helloWorld = command({
  id: "guide.helloWorld",
  title: "Run hello-world",
  icon: "play",
  menus: [{ menu: "palette" }],
  run: (context) => runSample(context, "hello-world"),
});
