// Compares a file with one of this machine.
import { basename } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { command } from "../command.ts";

export const compareWithFile = command({
  id: "files.compareWithFile",
  title: "Compare with a file of this machine…",
  target: { kind: "file", has: ["document"] },
  menus: [{ menu: "item", group: "4_compare", order: 3 }],
  run: async ({ ui }, [item]) => {
    if (item === undefined) return;
    const [local] = await ui.pickFiles(t("Compare {0} with which file?", plain(item.path)), "files");
    if (local !== undefined)
      await ui.compare(local, item.id, `${plain(basename(local))} ↔ ${plain(item.name)} (${plain(item.root.name)})`);
  },
});
