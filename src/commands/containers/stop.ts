// Stops containers: their stop signal, a grace period, then SIGKILL. Says so when it came to that.
import { t } from "../../base/l10n.ts";
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import { endedBy } from "../removal/ending.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { several } from "../several.ts";
import { namesOf } from "../working.ts";

export const stop = command({
  id: "containers.stop",
  title: "Stop",
  icon: "debug-stop",
  target: { kind: "container", has: ["stoppable"], many: true },
  menus: [
    { menu: "inline", order: 2 },
    { menu: "item", group: "1_run", order: 2 },
    { menu: "group", group: "1_run", order: 2 },
    { menu: "palette" },
  ],
  busy: "stopping",
  run: async ({ engine, ui, settings, store, signal }, items) => {
    const seconds = gracePeriod({ settings, store });
    const killed: { readonly name: string }[] = [];
    await several(items, async (item) => {
      await containers.stop(engine, item, { seconds }, signal);
      const end = await endedBy(engine, item, signal);
      if (end?.code === 137 && !end.outOfMemory && end.stopSignal !== "SIGKILL" && seconds !== 0) killed.push(item);
    });
    if (killed.length > 0)
      void ui.tell(
        t(
          "Killed when the grace period was over: {0}. Hence exit code 137 instead of 143 or 0. “Stop with…” gives more time or another signal.",
          namesOf(killed),
        ),
      );
  },
});
