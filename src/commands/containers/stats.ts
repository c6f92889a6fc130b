// One reading of what a container uses.
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { documentPath } from "../documents/path.ts";
import { statsText } from "../documents/stats.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { working } from "../working.ts";

export const stats = command({
  id: "containers.stats",
  title: "Stats",
  icon: "pulse",
  target: { kind: "container", has: ["alive"] },
  menus: [{ menu: "item", group: "3_inspect", order: 3 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, ui } = context;
    // The engine compares two readings, a second apart.
    const reading = await working(context, t("Measuring {0}", plain(item.name)), (signal) =>
      containers.stats(engine, item, { signal }),
    );
    await ui.document({
      path: documentPath(engine.name, item, "stats"),
      language: "plaintext",
      text: statsText(item.name, reading),
    });
  },
});
