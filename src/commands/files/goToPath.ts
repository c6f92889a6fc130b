// Goes to a path that one types: a file is opened, a folder is shown in the tree.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { flagsOf } from "../../model/flags.ts";
import { command } from "../command.ts";
import { asking } from "../working.ts";
import { askPath } from "./askPath.ts";
import { reveal } from "./revealing.ts";

export const goToPath = command({
  id: "files.goToPath",
  title: "Go to path…",
  icon: "arrow-right",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "1_open", order: 2 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, files, ui } = context;
    const path = await askPath(ui, t("Go to a path in {0}", plain(item.root.name)), item.path);
    const found = await asking(context, path, (signal) => files.stat(engine.name, item.root, path, signal));
    const flags = flagsOf(found, new Set());
    if (flags.has("document")) await ui.open(found.id);
    else await reveal(context, found);
    if (flags.has("special"))
      void ui.tell(t("{0} is no file that can be opened: it is shown in the tree.", plain(found.path)));
  },
});
