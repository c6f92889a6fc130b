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
    const outside = Number(/:(\d+)$/.exec((row as Partial<Row> | undefined)?.copies ?? "")?.[1]);
    const known = [...(clicked?.store.current.containers.values() ?? [])].flatMap(publishedPorts);
    const port = known.find((candidate) => candidate.outside === outside);
    if (port === undefined || clicked === undefined)
      return fail({ kind: "unsupported", feature: t("Open in browser"), needs: t("a port that is published now") });
    await ui.openExternal(urlOf(port, clicked.endpoint.address));
  },
});
