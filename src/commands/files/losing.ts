// What is lost when files are deleted, in words: folders with everything in them, and what others see deleted too.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { segmentsOf } from "../../files/path.ts";
import type { Container, FileEntry, Mount } from "../../model/resources.ts";
import type { Confirmation } from "../context.ts";

/** More paths than this are counted. */
const named = 10;

/** What lies in a folder that has others inside is named once: with the folder. */
export function outermost(items: readonly FileEntry[]): readonly FileEntry[] {
  const paths = new Set(items.map(({ id }) => id));
  return items.filter(({ id }) => ![...paths].some((other) => other !== id && id.startsWith(`${other}/`)));
}

export function deletion(items: readonly FileEntry[], container: Container | undefined): Confirmation {
  const [first] = items;
  const more = items.length - named;
  const mounts = mountsOf(items, container);
  return {
    question:
      items.length === 1 && first !== undefined
        ? t("Delete {0} in {1}?", plain(first.path), plain(first.root.name))
        : t("Delete {0} files and folders?", items.length),
    detail: [
      ...items.slice(0, named).map(lineOf),
      ...(more > 0 ? [t("and {0} more", more)] : []),
      ...mounts.map(mountWords),
      t("There is no bin to take it back from."),
    ].join("\n"),
    action: t("Delete"),
  };
}

function lineOf({ path, type, target }: FileEntry): string {
  if (type === "folder") return t("{0}, with everything in it", plain(path));
  return type === "link"
    ? t("{0}, the link, not what it leads to ({1})", plain(path), plain(target ?? ""))
    : plain(path);
}

/** Mounts that hold some of the files, or lie inside a folder that is deleted. */
function mountsOf(items: readonly FileEntry[], container: Container | undefined): readonly Mount[] {
  const within = (path: string, folder: string): boolean => {
    const [inner, outer] = [segmentsOf(path), segmentsOf(folder)];
    return outer.every((name, index) => inner[index] === name);
  };
  return (container?.mounts ?? []).filter(({ target }) =>
    items.some(({ path }) => within(path, target) || within(target, path)),
  );
}

const mountWords = ({ type, source, target }: Mount): string =>
  type === "volume"
    ? t("{0} is the volume {1}: it is deleted for every container that uses it.", plain(target), plain(source))
    : t("{0} comes from outside ({1}): it is deleted there too.", plain(target), plain(source));
