// Copies files or folders of this machine into a folder, as `docker cp` does. What would be overwritten is asked about.
import { basename } from "node:path";
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath } from "../../files/path.ts";
import type { FileEntry } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { namesOf, working } from "../working.ts";
import { takenIn } from "./inFolder.ts";

export const upload = command({
  id: "files.upload",
  title: "Upload…",
  icon: "cloud-upload",
  target: { kind: "file", has: ["folder", "changeable"] },
  menus: [{ menu: "item", group: "5_carry", order: 2 }, { menu: "palette" }],
  run: async (context, [folder]) => {
    if (folder === undefined) return;
    const { ui } = context;
    const title = t("Upload to {0}", plain(folder.path));
    const kind = await ui.pick(title, [
      { label: t("Files…"), value: "files" as const },
      { label: t("Folders…"), value: "folders" as const },
    ]);
    await uploadInto(context, folder, await ui.pickFiles(title, kind));
  },
});

/** `local`: absolute paths on this machine. */
export async function uploadInto(context: CommandContext, folder: FileEntry, local: readonly string[]): Promise<void> {
  const { engine, files, ui } = context;
  const items = local.map((path) => ({ path, name: basename(path) }));
  const there = await takenIn(
    context,
    folder,
    items.map(({ name }) => name),
  );
  const taken = items.filter(({ name }) => there.has(name));
  if (taken.length > 0)
    await ui.confirm({
      question: t("Overwrite {0} in {1}?", namesOf(taken), plain(folder.path)),
      detail: t("Files of the same name are replaced. Folders are merged: what is only there stays."),
      action: t("Overwrite"),
    });
  const left: string[] = [];
  await working(context, t("Uploading {0}", namesOf(items)), async (signal, say) => {
    for (const { path, name } of items) {
      const progress = (count: number, at: string): void => say(`${bytes(count)} · ${plain(at, 80)}`);
      // What was not there a moment ago was not asked about: it is not replaced.
      const how = { signal, progress, overwrite: there.has(name) };
      left.push(...(await files.tools.upload(engine.name, folder, path, how)));
      const what = there.has(name) ? "changed" : "created";
      files.touched(engine.name, folder.root, [{ path: joinPath(folder.path, name), what }]);
    }
  });
  if (left.length > 0) void ui.warn(t("Left out: {0}", left.slice(0, 5).join("; ")));
}
