// Opens the port of a port row in the browser.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { windowCommand } from "../command.ts";
import type { Row } from "../row.ts";
import { publishedPorts, urlOf } from "../words/portUrl.ts";

export const openPort = windowCommand({
  id: "containers.openPort",
  title: "Open in browser",
  icon: "link-external",
  menus: [
    { menu: "row", context: ";browsable;", group: "inline", order: 1 },
    { menu: "row", context: ";browsable;", group: "4_open", order: 1 },
  ],
  run: async ({ ui, clicked }, [row]) => {
    const { id = "", copies = "" } = (row ?? {}) as Partial<Row>;
    const outside = Number(/:(\d+)$/.exec(copies)?.[1]);
    // Two containers may have the same port on two addresses of the host; a row's id holds its container's.
    const owners = [...(clicked?.store.current.containers.values() ?? [])].filter((container) =>
      id.includes(`/container:${container.id}/`),
    );
    const port = owners.flatMap(publishedPorts).find((candidate) => candidate.outside === outside);
    if (port === undefined || clicked === undefined)
      return fail({ kind: "unsupported", feature: t("Open in browser"), needs: t("a port that is published now") });
    await ui.openExternal(urlOf(port, clicked.endpoint.address));
  },
});
