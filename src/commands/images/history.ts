// The instructions an image was built with, and what each added.
import * as images from "../../engine/api/images.ts";
import { command } from "../command.ts";
import { historyText } from "../documents/history.ts";
import { documentPath } from "../documents/path.ts";
import { imageTarget } from "../words/imageName.ts";
import { asking } from "../working.ts";

export const history = command({
  id: "images.history",
  title: "History",
  icon: "layers",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "3_inspect", order: 2 }, { menu: "palette" }],
  run: async (context, [image]) => {
    if (image === undefined) return;
    const { engine, ui } = context;
    const target = imageTarget(image);
    const [entries, { RootFS }] = await asking(context, `docker history ${target.name}`, (signal) =>
      Promise.all([
        images.history(engine, target, { signal }),
        images.inspect(engine, target, { signal, background: true }),
      ]),
    );
    await ui.document({
      path: documentPath(engine.name, target, "history"),
      language: "plaintext",
      text: historyText(target.name, entries, { layers: RootFS.Layers?.length, now: Date.now() }),
    });
  },
});
