// From where a container mounts a volume to the volume.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { windowCommand } from "../command.ts";
import type { Row } from "../row.ts";

export const show = windowCommand({
  id: "volumes.show",
  title: "Show volume",
  icon: "database",
  menus: [
    { menu: "row", context: ";mount;volume;", group: "inline", order: 8 },
    { menu: "row", context: ";mount;volume;", group: "1_open", order: 1 },
  ],
  run: async ({ ui }, [row]) => {
    const name = (row as Partial<Row> | undefined)?.copies;
    if (name === undefined) fail({ kind: "unsupported", feature: t("Show volume"), needs: t("a row of a mount") });
    await ui.reveal("volume", name, "focus");
  },
});
