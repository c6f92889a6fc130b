// Opens a published port of a container in the browser.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { command } from "../command.ts";
import { publishedPorts, urlOf } from "../words/portUrl.ts";

export const openInBrowser = command({
  id: "containers.openInBrowser",
  title: "Open in browser",
  icon: "link-external",
  target: { kind: "container", has: ["running", "published"] },
  menus: [{ menu: "item", group: "4_open", order: 1 }, { menu: "palette" }],
  run: async ({ engine, ui }, [item]) => {
    if (item === undefined) return;
    const choices = publishedPorts(item).map((port) => ({
      label: `${port.outside} → ${port.inside}`,
      description: plain(port.hosts.join(", ")),
      value: port,
    }));
    const [first] = choices;
    const port =
      choices.length === 1 && first !== undefined
        ? first.value
        : await ui.pick(t("Which port of {0}?", plain(item.name)), choices);
    await ui.openExternal(urlOf(port, engine.endpoint.address));
  },
});
