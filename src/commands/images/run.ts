// Runs an image; what `docker run` takes is asked in a form.
import { command } from "../command.ts";
import { runImage } from "../running/runImage.ts";

export const run = command({
  id: "images.run",
  title: "Run…",
  icon: "play",
  target: { kind: "image" },
  menus: [{ menu: "inline", order: 1 }, { menu: "item", group: "1_run", order: 1 }, { menu: "palette" }],
  run: async (context, [image], rows) => {
    if (image !== undefined) await runImage(context, image, rows);
  },
});
