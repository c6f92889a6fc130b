// Which Dockerfile is meant: the one that was named, the one in the editor, or one of those in the open folders.
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { Choice, CommandContext } from "../context.ts";

const isDockerfile = (name: string): boolean =>
  /^(docker|container)file(\.(?!.*dockerignore$).+)?$|\.(docker|container)file$/i.test(name);
/** Folders that hold what others wrote. */
const skipped = new Set(["node_modules", "vendor", "target", "dist", "__pycache__"]);
/** Folders that are looked into, and how deep: more takes longer than anybody waits for a list. */
const most = { folders: 2_000, deep: 4 };

/** `given`: an address, the editor's own object, or nothing. @throws Failure `cancelled` when the person turns away */
export async function findDockerfile(
  { ui, folders }: Pick<CommandContext, "ui" | "folders">,
  given: unknown,
): Promise<string> {
  const named = await (await ui.languageTools()).dockerfileOf(given);
  if (named !== undefined) return named;
  const found = (await Promise.all(folders.map(dockerfilesIn))).flat();
  const other: Choice<string | undefined> = { label: t("Choose another file…"), value: undefined };
  const choices = found.map((path): Choice<string | undefined> => ({
    label: plain(nearest(path, folders)),
    value: path,
  }));
  const chosen = choices.length === 0 ? undefined : await ui.pick(t("Which Dockerfile?"), [...choices, other]);
  if (chosen !== undefined) return chosen;
  const [path] = await ui.pickFiles(t("Which Dockerfile?"), "files");
  return path ?? fail({ kind: "cancelled" });
}

const nearest = (path: string, folders: readonly string[]): string =>
  folders.map((folder) => relative(folder, path)).find((inside) => !inside.startsWith("..")) ?? path;

async function dockerfilesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [folder];
  let looked = 0;
  for (let depth = 0; depth < most.deep && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const one of level) {
      if ((looked += 1) > most.folders) return found;
      const entries = await readdir(one, { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
        const { name } = entry;
        if (entry.isFile() && isDockerfile(name)) found.push(join(one, name));
        if (entry.isDirectory() && !name.startsWith(".") && !skipped.has(name)) next.push(join(one, name));
      }
    }
    level = next;
  }
  return found;
}
