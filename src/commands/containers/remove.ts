// Removes containers. Says what is lost, asks about anonymous volumes, and stops first those that run.
import { t } from "../../base/l10n.ts";
import { command } from "../command.ts";
import type { Confirmation } from "../context.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { shortened } from "../removal/listed.ts";
import { lossesOf, lossLines, type Loss } from "../removal/losses.ts";
import { askVolumes, removeContainers } from "../removal/removeContainers.ts";
import { namesOf, working, workingOn } from "../working.ts";

export const remove = command({
  id: "containers.remove",
  title: "Remove…",
  icon: "trash",
  target: { kind: "container", many: true },
  menus: [
    { menu: "item", group: "9_remove", order: 1 },
    { menu: "group", group: "9_remove", order: 1 },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    const { engine, ui } = context;
    const losses = await working(context, t("Looking at what would be lost"), (signal) =>
      lossesOf(engine, items, signal),
    );
    if (losses.length === 0) return;
    const volumes = await askVolumes(ui, losses);
    await ui.confirm(question(losses, volumes));
    await workingOn(context, { items, word: t("removing"), title: t("Removing {0}", namesOf(items)) }, (signal) =>
      removeContainers(engine, losses, { volumes, seconds: gracePeriod(context), force: false }, signal),
    );
  },
});

function question(losses: readonly Loss[], volumes: boolean): Confirmation {
  const names = namesOf(losses.map(({ target }) => target));
  const alive = losses.filter((loss) => loss.alive).map(({ target }) => target);
  const lines = shortened(lossLines(losses, { volumes }));
  if (alive.length === 0) return { question: t("Remove {0}?", names), detail: lines.join("\n"), action: t("Remove") };
  return {
    question: t("Stop, then remove {0}?", names),
    detail: [
      t("Running: {0}. A stop alone would keep everything, to be started again.", namesOf(alive)),
      ...lines,
    ].join("\n"),
    action: t("Stop, then remove"),
  };
}
