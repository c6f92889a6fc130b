// What was dragged onto a folder: files of this machine are uploaded, files of the same container are moved, those of
// another are copied. Nothing is moved or replaced unasked.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { joinPath, nameOf, parentOf } from "../../files/path.ts";
import type { FileEntry } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import type { Row } from "../row.ts";
import { several } from "../several.ts";
import { namesOf, working } from "../working.ts";
import type { FoundEntry } from "./files.ts";
import { takenIn } from "./inFolder.ts";
import { outermost } from "./losing.ts";
import { uploadInto } from "./upload.ts";

export const drop = command({
  id: "files.drop",
  title: "Drop files into a folder",
  target: { kind: "file", has: ["folder", "changeable"], many: true },
  menus: [],
  run: async (context, _items, args) => {
    const [target, ...rest] = args as readonly (Row | string)[];
    const folder = typeof target === "object" && target.of?.kind === "file" ? target.of : undefined;
    // Folders that are dragged from another engine make the runner call once for that engine too.
    if (folder === undefined || typeof target !== "object" || target.session !== context.engine.name) return;
    const dragged = rest.flatMap((row): FoundEntry[] =>
      typeof row === "object" && row.of?.kind === "file" ? [{ session: row.session, entry: row.of }] : [],
    );
    const local = rest.filter((path) => typeof path === "string");
    if (local.length > 0) await uploadInto(context, folder, local);
    const isHere = ({ session, entry }: FoundEntry): boolean =>
      session === context.engine.name && entry.root.id === folder.root.id;
    const here = dragged.filter(isHere).map(({ entry }) => entry);
    await move(
      context,
      folder,
      outermost(here).filter(({ path }) => parentOf(path) !== folder.path),
    );
    await copy(
      context,
      folder,
      dragged.filter((one) => !isHere(one)),
    );
  },
});

async function move(context: CommandContext, folder: FileEntry, items: readonly FileEntry[]): Promise<void> {
  if (items.length === 0) return;
  const { engine, files, ui } = context;
  await ui.confirm({
    question: t("Move {0} to {1}?", namesOf(items), plain(folder.path)),
    detail: items.map(({ path }) => plain(path)).join("\n"),
    action: t("Move"),
  });
  const { backend } = await files.open(engine.name, folder.root);
  await several(items, async ({ path }) => {
    const to = joinPath(folder.path, nameOf(path));
    await backend.rename(path, to, { overwrite: false });
    files.touched(engine.name, folder.root, [
      { path, what: "deleted" },
      { path: to, what: "created" },
    ]);
  });
}

async function copy(context: CommandContext, folder: FileEntry, items: readonly FoundEntry[]): Promise<void> {
  if (items.length === 0) return;
  const { engine, files, ui } = context;
  const entries = items.map(({ entry }) => entry);
  const there = await takenIn(
    context,
    folder,
    entries.map(({ path }) => nameOf(path)),
  );
  const taken = entries.filter(({ path }) => there.has(nameOf(path)));
  await ui.confirm({
    question: t("Copy {0} to {1} in {2}?", namesOf(entries), plain(folder.path), plain(folder.root.name)),
    detail: taken.length > 0 ? t("There already, and replaced: {0}", namesOf(taken)) : t("Nothing is replaced."),
    action: t("Copy"),
  });
  const to = { session: engine.name, entry: folder };
  const left: string[] = [];
  await working(context, t("Copying {0}", namesOf(entries)), async (signal, say) => {
    for (const from of items) {
      const progress = (_bytes: number, path: string): void => say(plain(path, 80));
      const name = nameOf(from.entry.path);
      const how = { signal, progress, overwrite: there.has(name) };
      left.push(...(await files.tools.copy(from, to, how)));
      const what = there.has(name) ? "changed" : "created";
      files.touched(engine.name, folder.root, [{ path: joinPath(folder.path, name), what }]);
    }
  });
  if (left.length > 0) void ui.warn(t("Left out: {0}", left.slice(0, 5).join("; ")));
}
