// Picks a file by walking: whose files first, then folder by folder, or by typing a path.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import { bytes } from "../../base/amounts.ts";
import { rootOf } from "../../model/fileRoot.ts";
import { flagsOf } from "../../model/flags.ts";
import type { Container, Family, FileEntry, FileRoot, Image, Volume } from "../../model/resources.ts";
import { matches, type Selector } from "../../model/selector.ts";
import type { Session } from "../../model/session.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { Choice, Files, Ui } from "../context.ts";
import { listed } from "../engineOf.ts";
import { askPath } from "./askPath.ts";

interface Picking {
  readonly ui: Ui;
  readonly files: Files;
  readonly sessions: Sessions;
}

interface Picked {
  readonly session: Session;
  readonly resource: FileEntry;
}

/** More entries than this are no list to choose from: a path can be typed. */
const most = 2000;

/** @throws Failure "cancelled" when the person turns away */
export async function pickFile(title: string, target: Selector, { ui, files, sessions }: Picking): Promise<Picked> {
  const { session, root } = await pickRoot(title, target, { ui, sessions });
  const fits = (entry: FileEntry): boolean => matches(target, "file", flagsOf(entry, noImages));
  let folder = await files.stat(session.name, root, "/");
  for (;;) {
    const chosen = await step(`${title} ${plain(folder.path, 200)}`, folder, fits, { ui, files, session });
    if (chosen.done) return { session, resource: chosen.entry };
    folder = chosen.entry;
  }
}

const noImages: ReadonlySet<string> = new Set();

async function pickRoot(
  title: string,
  target: Selector,
  { ui, sessions }: Pick<Picking, "ui" | "sessions">,
): Promise<{ readonly session: Session; readonly root: FileRoot }> {
  const only = target.has ?? [];
  const volumes = !only.includes("ofContainer");
  const images = volumes && !only.includes("changeable");
  const several = sessions.open.length > 1;
  for (const family of familiesFor({ images, volumes })) await listed(sessions.open, family, ui);
  const choices = sessions.open.flatMap((session) => {
    const all = session.store.current;
    return familiesFor({ images, volumes })
      .flatMap((family) => [...all[family].values()])
      .map((resource) => ({
        label: plain(rootOf(resource).name),
        description: [kindWords(resource), several ? plain(session.name) : ""]
          .filter((word) => word !== "")
          .join(" · "),
        value: { session, root: rootOf(resource) },
      }));
  });
  if (choices.length === 0)
    fail({ kind: "unsupported", feature: title, needs: t("a container, and there is none now") });
  return await ui.pick(title, choices);
}

const familiesFor = ({ images, volumes }: Readonly<Record<"images" | "volumes", boolean>>): readonly Family[] => [
  "containers",
  ...(volumes ? (["volumes"] as const) : []),
  ...(images ? (["images"] as const) : []),
];

function kindWords(resource: Container | Image | Volume): string {
  if (resource.kind === "container") return `${t("container")} · ${resource.state}`;
  return resource.kind === "volume" ? t("volume") : t("image");
}

interface Step {
  readonly entry: FileEntry;
  readonly done: boolean;
}

async function step(
  title: string,
  folder: FileEntry,
  fits: (entry: FileEntry) => boolean,
  { ui, files, session }: { readonly ui: Ui; readonly files: Files; readonly session: Session },
): Promise<Step> {
  const { entries } = await files.list(session.name, folder, session.scope.signal);
  const enters = (entry: FileEntry): boolean => flagsOf(entry, noImages).has("folder");
  const choices: Choice<Step | "path">[] = [
    ...(fits(folder)
      ? [{ label: t("This folder"), description: plain(folder.path), value: { entry: folder, done: true } }]
      : []),
    ...entries
      .filter((entry) => fits(entry) || enters(entry))
      .sort((left, right) => Number(enters(right)) - Number(enters(left)) || left.name.localeCompare(right.name))
      .slice(0, most)
      .map((entry) => ({
        label: `${plain(entry.name)}${enters(entry) ? "/" : ""}`,
        description: entry.type === "file" && entry.size !== undefined ? bytes(entry.size) : undefined,
        value: { entry, done: !enters(entry) },
      })),
    { label: t("Type a path…"), value: "path" },
  ];
  const chosen = await ui.pick(title, choices);
  if (chosen !== "path") return chosen;
  const path = await askPath(ui, title, folder.path);
  const entry = await files.stat(session.name, folder.root, path);
  return { entry, done: fits(entry) };
}
