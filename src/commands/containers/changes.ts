// What was added, changed and deleted in a container's file system since it was made from its image.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { changesText } from "../documents/changes.ts";
import { follow } from "../documents/follow.ts";
import { documentPath } from "../documents/path.ts";
import { asking } from "../working.ts";

export const changes = command({
  id: "containers.changes",
  title: "Changes",
  icon: "diff",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "3_inspect", order: 5 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, ui } = context;
    const read = async (ending: AbortSignal, background = false): Promise<string> =>
      changesText(item, await containers.changes(engine, item, ending, background));
    await ui.document({
      path: documentPath(engine.name, item, "changes"),
      language: "plaintext",
      text: await asking(context, `docker diff ${item.name}`, (signal) => read(signal)),
      live: follow(context, "containers", item.id, (ending) => read(ending, true)),
    });
  },
});
