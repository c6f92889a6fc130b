// Copies files and folders to a folder of this machine, as `docker cp` does: streamed, with progress, and cancelled when asked.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { nameOf } from "../../files/path.ts";
import { command } from "../command.ts";
import { namesOf, working } from "../working.ts";
import { outermost } from "./losing.ts";

/** More of what was left out is counted. */
const named = 5;

export const download = command({
  id: "files.download",
  title: "Download…",
  icon: "cloud-download",
  target: { kind: "file", lacks: ["deleted"], many: true },
  menus: [
    { menu: "item", group: "5_carry", order: 1 },
    { menu: "explorer", group: "5_cutcopypaste", order: 30, when: "resourceScheme == porthole" },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    const { engine, files, ui } = context;
    const whole = outermost(items);
    const folder = await ui.pickFolder(t("Download {0} to which folder?", namesOf(whole)));
    const taken = whole.filter(({ root, path }) => existsSync(join(folder, nameOf(path) || root.name)));
    if (taken.length > 0)
      await ui.confirm({
        question: t("Overwrite {0} in {1}?", namesOf(taken), plain(folder)),
        detail: t("Files of the same name are replaced. Folders are merged: what is only there stays."),
        action: t("Overwrite"),
      });
    const how = { overwrite: taken.length > 0 };
    const left: string[] = [];
    await working(context, t("Downloading {0}", namesOf(whole)), async (signal, say) => {
      for (const item of whole) {
        const progress = (count: number, path: string): void => say(`${bytes(count)} · ${plain(path, 80)}`);
        left.push(...(await files.tools.download(engine.name, item, folder, { signal, progress, ...how })));
      }
    });
    if (left.length === 0) return void ui.tell(t("Downloaded {0} to {1}.", namesOf(whole), plain(folder)));
    const more = left.length > named ? t(" and {0} more", left.length - named) : "";
    void ui.warn(
      t(
        "Downloaded to {0}, without: {1}",
        plain(folder),
        `${left
          .slice(0, named)
          .map((line) => plain(line))
          .join("; ")}${more}`,
      ),
    );
  },
});
