// Everything the engine knows of a volume, as JSON that stays current while the document is open.
import * as volumes from "../../engine/api/volumes.ts";
import { command } from "../command.ts";
import { follow } from "../documents/follow.ts";
import { asJson } from "../documents/json.ts";
import { documentPath } from "../documents/path.ts";
import { several } from "../several.ts";
import { asking } from "../working.ts";

export const inspect = command({
  id: "volumes.inspect",
  title: "Inspect",
  icon: "json",
  target: { kind: "volume", many: true },
  menus: [{ menu: "item", group: "3_inspect", order: 1 }, { menu: "palette" }],
  run: (context, items) =>
    several(items, async (item) => {
      const { engine, ui } = context;
      const found = await asking(context, `docker volume inspect ${item.name}`, (signal) =>
        volumes.inspect(engine, item.name, { signal }),
      );
      await ui.document({
        path: documentPath(engine.name, item, "volume.inspect.json"),
        language: "json",
        text: asJson(found),
        live: follow(context, "volumes", item.id, async (ending) =>
          asJson(await volumes.inspect(engine, item.name, { signal: ending, background: true })),
        ),
      });
    }),
});
