// Stops containers: their stop signal, a grace period that is counted down, then SIGKILL. Says so when it came to that.
import { t } from "../../base/l10n.ts";
import { command } from "../command.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { stopAll } from "../removal/stopAll.ts";
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
  run: async (context, items) => {
    const { ui } = context;
    const seconds = gracePeriod(context);
    const killed: { readonly name: string }[] = [];
    await stopAll(context, items, { seconds }, (item, { code, outOfMemory, stopSignal }) => {
      if (code === 137 && !outOfMemory && stopSignal !== "SIGKILL" && seconds !== 0) killed.push(item);
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
