// Removes volumes that no container mounts, after listing each. Those without a name are ticked at first: with a name,
// somebody may want it again.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { viewIds } from "../../manifest/names.ts";
import { isUnnamed } from "../../model/flags.ts";
import type { Volume } from "../../model/resources.ts";
import { volumesOf } from "../../model/normalize/volumes.ts";
import * as volumes from "../../engine/api/volumes.ts";
import type { Engine } from "../../engine/engine.ts";
import { command } from "../command.ts";
import type { Choice } from "../context.ts";
import { listed } from "../removal/listed.ts";
import { several } from "../several.ts";
import { working, workingOn } from "../working.ts";
import { lossLine, sizesOf, togetherWords, type Sizes } from "./losing.ts";
import { removeVolume, usersNow } from "./users.ts";

export const prune = command({
  id: "volumes.prune",
  title: "Prune unused volumes…",
  icon: "clear-all",
  menus: [{ menu: "title", view: viewIds.volumes, group: "5_clean", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const { unused, sizes } = await working(context, t("Looking for volumes that nobody uses"), async (signal) => ({
      unused: await unusedNow(engine, signal),
      sizes: await sizesOf(engine, signal),
    }));
    if (unused.length === 0) return void ui.tell(t("Every volume is used by a container."));
    const chosen = await ui.pickMany(t("Which volumes shall go? No container uses them."), choicesOf(unused, sizes));
    await ui.confirm({
      question: chosen.length === 1 ? t("Remove this volume?") : t("Remove these {0} volumes?", chosen.length),
      detail: listed(
        chosen.map((volume) => lossLine(volume, sizes)),
        togetherWords(chosen, sizes),
      ),
      action: t("Remove"),
    });
    // One by one, those that were listed: what the engine's own prune takes differs between its versions.
    const what = { items: chosen, word: t("removing"), title: t("Removing unused volumes") };
    await workingOn(context, what, (signal) => several(chosen, ({ name }) => removeVolume(engine, name, signal)));
    void ui.tell(t("Volumes removed: {0}.", chosen.length));
  },
});

async function unusedNow(engine: Engine, signal: AbortSignal): Promise<readonly Volume[]> {
  const [all, users] = await Promise.all([volumes.list(engine, signal), usersNow(engine, signal)]);
  return volumesOf(all).filter(({ name }) => !users.has(name));
}

/** Unnamed ones first. */
const choicesOf = (unused: readonly Volume[], sizes: Sizes): readonly Choice<Volume>[] =>
  [...unused]
    .sort((one, other) => Number(isUnnamed(other)) - Number(isUnnamed(one)) || one.name.localeCompare(other.name))
    .map((volume) => {
      const [name = "", ...facts] = lossLine(volume, sizes).split(" · ");
      const labels = Object.entries(volume.labels).map(([key, value]) => plain(`${key}=${value}`, 80));
      return {
        label: name,
        description: facts.join(" · "),
        detail: labels.slice(0, 4).join(", "),
        value: volume,
        picked: isUnnamed(volume),
      };
    });
