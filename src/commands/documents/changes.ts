// A container's changes as text: grouped by what happened, counted, sorted by path.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";

interface Change {
  readonly Path: string;
  /** 0 changed, 1 added, 2 deleted. */
  readonly Kind: number;
}

export function changesText(
  { name, image }: { readonly name: string; readonly image: string },
  changes: readonly Change[],
): string {
  const head = t("{0}: what differs from its image {1}", plain(name), plain(image));
  if (changes.length === 0) return `${head}\n\n${t("Nothing.")}\n`;
  const groups = [
    { kind: 1, letter: "A", title: (count: number) => t("Added: {0}", count) },
    { kind: 0, letter: "C", title: (count: number) => t("Changed: {0}", count) },
    { kind: 2, letter: "D", title: (count: number) => t("Deleted: {0}", count) },
  ];
  const parts = groups.flatMap(({ kind, letter, title }) => {
    const paths = changes.filter(({ Kind }) => Kind === kind).map(({ Path }) => Path);
    if (paths.length === 0) return [];
    return [[title(paths.length), ...paths.sort().map((path) => `${letter} ${plain(path, 4096)}`)].join("\n")];
  });
  const note = t(
    "A folder counts as changed when something in it was added, changed or deleted. Volumes and mounts are not part of this.",
  );
  return `${[head, ...parts, note].join("\n\n")}\n`;
}
