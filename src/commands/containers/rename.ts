// Gives a container another name. Networks and volumes are not touched; other containers find it under the new name.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Store } from "../../model/store.ts";
import { faultOfContainerName } from "../../run/containerName.ts";
import { command } from "../command.ts";
import { working } from "../working.ts";

export const rename = command({
  id: "containers.rename",
  title: "Rename…",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "2_change", order: 1 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, store, ui } = context;
    const title = t("Rename {0}", plain(item.name));
    const to = await ui.ask({
      title,
      prompt: t("New name"),
      value: item.name,
      check: (text) => wrongName(text.trim(), item, store),
    });
    if (to.trim() === item.name) return;
    await working(context, title, (signal) => containers.rename(engine, item, to.trim(), signal));
  },
});

function wrongName(name: string, { id }: containers.Target, { current }: Store): string | undefined {
  const fault = name === "" ? t("A container needs a name.") : faultOfContainerName(name);
  if (fault !== undefined) return fault;
  const taken = [...current.containers.values()].some((other) => other.name === name && other.id !== id);
  return taken ? t("Another container has this name.") : undefined;
}
