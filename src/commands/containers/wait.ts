// Waits until containers end and tells their exit codes. The progress can be cancelled; that ends nothing but the wait.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as containers from "../../engine/api/containers.ts";
import { exitWords } from "../../model/exitCodes.ts";
import { command } from "../command.ts";
import { several } from "../several.ts";

export const wait = command({
  id: "containers.wait",
  title: "Wait for exit",
  target: { kind: "container", has: ["alive"], many: true },
  menus: [{ menu: "item", group: "1_run", order: 8 }, { menu: "group", group: "1_run", order: 8 }, { menu: "palette" }],
  busy: "waiting for its exit",
  run: ({ engine, ui, signal }, items) =>
    several(
      items,
      async (item) => {
        const code = await containers.wait(engine, item, signal);
        void ui.tell(t("{0} ended with exit code {1}: {2}.", plain(item.name), code, exitWords(code)));
      },
      items.length,
    ),
});
