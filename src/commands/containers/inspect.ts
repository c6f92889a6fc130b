// Everything the engine knows of a container, as JSON that stays current while the document is open.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { follow } from "../documents/follow.ts";
import { asJson } from "../documents/json.ts";
import { documentPath } from "../documents/path.ts";
import { several } from "../several.ts";
import { asking } from "../working.ts";

export const inspect = command({
  id: "containers.inspect",
  title: "Inspect",
  icon: "json",
  target: { kind: "container", many: true },
  menus: [{ menu: "item", group: "3_inspect", order: 1 }, { menu: "palette" }],
  run: (context, items) =>
    several(items, async (item) => {
      const { engine, ui } = context;
      const found = await asking(context, `docker inspect ${item.name}`, (signal) =>
        containers.inspect(engine, item, { signal }),
      );
      await ui.document({
        path: documentPath(engine.name, item, "inspect.json"),
        language: "json",
        text: asJson(found),
        live: follow(context, "containers", item.id, async (ending) =>
          asJson(await containers.inspect(engine, item, { signal: ending, background: true })),
        ),
      });
    }),
});
