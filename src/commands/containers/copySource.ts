// Where the data of a mount is: the folder of the host, or the volume's name.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { windowCommand } from "../command.ts";
import type { Row } from "../row.ts";

export const copySource = windowCommand({
  id: "containers.copySource",
  title: "Copy source",
  icon: "copy",
  menus: [
    { menu: "row", context: ";source;", group: "inline", order: 9 },
    { menu: "row", context: ";source;", group: "5_copy", order: 1 },
  ],
  run: async ({ ui }, [row]) => {
    const source = (row as Partial<Row> | undefined)?.copies;
    if (source === undefined) fail({ kind: "unsupported", feature: t("Copy source"), needs: t("a row of a mount") });
    await ui.copy(source);
  },
});
