// Lists a folder that was cut short, however long that takes: the engine may have to send all that is in it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { command } from "../command.ts";
import { working } from "../working.ts";

export const listAll = command({
  id: "files.listAll",
  title: "List all",
  target: { kind: "file", has: ["folder"] },
  menus: [],
  run: async (context, [folder]) => {
    if (folder === undefined) return;
    const { engine, files } = context;
    await working(context, t("Listing {0}", plain(folder.path)), (signal) =>
      files.listWhole(engine.name, folder, signal),
    );
  },
});
