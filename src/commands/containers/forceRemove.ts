// Removes running containers with SIGKILL, without a stop before. Offers the better way first.
import { t } from "../../base/l10n.ts";
import { command } from "../command.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { shortened } from "../removal/listed.ts";
import { lossesOf, lossLines } from "../removal/losses.ts";
import { askVolumes, removeContainers } from "../removal/removeContainers.ts";
import { namesOf, working, workingOn } from "../working.ts";

export const forceRemove = command({
  id: "containers.forceRemove",
  title: "Force remove…",
  target: { kind: "container", has: ["forcible"], many: true },
  menus: [
    { menu: "item", group: "9_remove", order: 2 },
    { menu: "group", group: "9_remove", order: 2 },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    const { engine, ui } = context;
    const names = namesOf(items);
    const force = await ui.pick(t("How shall {0} go?", names), [
      {
        label: t("Stop, then remove"),
        description: t("recommended"),
        detail: t("Asks it to end first, so that it can save, finish requests and close its files."),
        value: false,
      },
      {
        label: t("Force remove"),
        detail: t("SIGKILL at once: nothing is saved, files may be left half written, clients are cut off."),
        value: true,
      },
    ]);
    const losses = await working(context, t("Looking at what would be lost"), (signal) =>
      lossesOf(engine, items, signal),
    );
    if (losses.length === 0) return;
    const volumes = await askVolumes(ui, losses);
    await ui.confirm({
      question: force ? t("Kill and remove {0}?", names) : t("Stop, then remove {0}?", names),
      detail: shortened(lossLines(losses, { volumes })).join("\n"),
      action: force ? t("Force remove") : t("Stop, then remove"),
    });
    await workingOn(context, { items, word: t("removing"), title: t("Removing {0}", names) }, (signal) =>
      removeContainers(engine, losses, { volumes, seconds: gracePeriod(context), force }, signal),
    );
  },
});
