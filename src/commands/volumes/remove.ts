// Removes volumes with everything in them. Containers in the way are named: as long as one mounts a volume, running or not,
// the engine keeps it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Volume } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { listed } from "../removal/listed.ts";
import { several } from "../several.ts";
import { namesOf, working, workingOn } from "../working.ts";
import { lossLine, sizesOf, togetherWords } from "./losing.ts";
import { removeVolume, usersNow, type Users } from "./users.ts";

export const remove = command({
  id: "volumes.remove",
  title: "Remove…",
  icon: "trash",
  target: { kind: "volume", many: true },
  menus: [
    { menu: "item", group: "9_remove", order: 1 },
    { menu: "group", group: "9_remove", order: 1 },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    const { engine, ui } = context;
    const { users, sizes } = await working(context, t("Looking at what would be lost"), async (signal) => ({
      users: await usersNow(engine, signal),
      sizes: await sizesOf(engine, signal),
    }));
    const kept = items.filter(({ name }) => users.has(name));
    const going = items.filter(({ name }) => !users.has(name));
    if (going.length === 0) return await sayKept(context, kept, users);
    await ui.confirm({
      question: t("Remove {0} with everything in it?", namesOf(going)),
      detail: [
        listed(
          going.map((volume) => lossLine(volume, sizes)),
          togetherWords(going, sizes),
        ),
        ...kept.map((volume) => keptLine(volume, users)),
      ].join("\n"),
      action: t("Remove"),
    });
    const what = { items: going, word: t("removing"), title: t("Removing {0}", namesOf(going)) };
    await workingOn(context, what, (signal) => several(going, ({ name }) => removeVolume(engine, name, signal)));
  },
});

const keptLine = ({ name }: Volume, users: Users): string =>
  t("{0} stays: it is in use by {1}", plain(name, 80), namesOf(users.get(name) ?? []));

/** Offers the container in the way, which has to go first. */
async function sayKept({ ui }: CommandContext, kept: readonly Volume[], users: Users): Promise<void> {
  const first = kept.flatMap(({ name }) => users.get(name) ?? [])[0];
  const lines = kept.slice(0, 3).map((volume) => keptLine(volume, users));
  const show = t("Show {0}", plain(first?.name ?? "", 60));
  const message = `${lines.join(". ")}. ${t("Containers that mount a volume have to be removed first, also stopped ones.")}`;
  if ((await ui.warn(message, show)) === show && first !== undefined) await ui.reveal("container", first.id, "focus");
}
