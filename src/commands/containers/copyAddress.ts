// The address that a port or network row shows; of several the one that is picked.
import { isIP } from "node:net";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { windowCommand } from "../command.ts";
import type { Row } from "../row.ts";

export const copyAddress = windowCommand({
  id: "containers.copyAddress",
  title: "Copy address",
  icon: "copy",
  menus: [
    { menu: "row", context: ";copies;", group: "inline", order: 9 },
    { menu: "row", context: ";copies;", group: "5_copy", order: 1 },
  ],
  run: async ({ ui }, [row]) => {
    const address = (row as Partial<Row> | undefined)?.copies;
    if (address === undefined)
      fail({ kind: "unsupported", feature: t("Copy address"), needs: t("a row that shows an address") });
    const several = address.split(" ");
    const isList = several.length > 1 && several.every((part) => isIP(part) !== 0);
    const choices = several.map((part) => ({ label: part, value: part }));
    await ui.copy(isList ? await ui.pick(t("Which address?"), choices) : address);
  },
});
