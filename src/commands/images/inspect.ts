// Everything the engine knows of an image, as JSON that stays current while the document is open.
import * as images from "../../engine/api/images.ts";
import { command } from "../command.ts";
import { follow } from "../documents/follow.ts";
import { asJson } from "../documents/json.ts";
import { documentPath } from "../documents/path.ts";
import { several } from "../several.ts";
import { imageTarget } from "../words/imageName.ts";
import { asking } from "../working.ts";

export const inspect = command({
  id: "images.inspect",
  title: "Inspect",
  icon: "json",
  target: { kind: "image", many: true },
  menus: [{ menu: "item", group: "3_inspect", order: 1 }, { menu: "palette" }],
  run: (context, items) =>
    several(items.map(imageTarget), async (target) => {
      const { engine, ui } = context;
      const found = await asking(context, `docker image inspect ${target.name}`, (signal) =>
        images.inspect(engine, target, { signal }),
      );
      await ui.document({
        path: documentPath(engine.name, target, "inspect.json"),
        language: "json",
        text: asJson(found),
        live: follow(context, "images", target.id, async (ending) =>
          asJson(await images.inspect(engine, target, { signal: ending, background: true })),
        ),
      });
    }),
});
