// Reads a file system's folders again, and what differs from the image.
import { command } from "../command.ts";

export const refresh = command({
  id: "files.refresh",
  title: "Read again",
  icon: "refresh",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "9_route", order: 1 }],
  run: ({ engine, files }, [item]) => {
    if (item !== undefined) files.refresh(engine.name, item.root);
    return Promise.resolve();
  },
});
