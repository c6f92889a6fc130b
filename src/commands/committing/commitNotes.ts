// What a commit's form says before it runs: which mounts stay out, and which changes go in.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { roots, type PathChange } from "../../run/dockerfile.ts";
import type { Field } from "../form.ts";
import type { CommitFacts, LeftOut } from "./commitFacts.ts";

const mostPaths = 30;

export function noteFields({ mounts, changes }: CommitFacts): readonly Field[] {
  return [
    ...(mounts.length === 0
      ? []
      : [
          {
            key: "leftOut",
            type: "note",
            tone: "warning",
            label: t("Left out: what is in mounts is not part of the container"),
            lines: mounts.map(mountLine),
          } as const,
        ]),
    { key: "goesIn", type: "note", tone: "info", label: t("Goes in"), lines: changeLines(changes) },
  ];
}

function mountLine({ type, source, target }: LeftOut): string {
  if (source === "") return t("{0}, in memory", plain(target));
  if (type === "volume") return t("{0}, the volume {1}", plain(target), plain(source));
  return t("{0}, from {1} on the host", plain(target), plain(source));
}

function changeLines(changes: readonly PathChange[] | undefined): readonly string[] {
  if (changes === undefined) return [t("The engine does not tell what has changed.")];
  const top = roots(changes);
  if (top.length === 0) return [t("No file has changed: the image will differ only by the changes above.")];
  const count = (kind: number): number => changes.filter(({ Kind }) => Kind === kind).length;
  const more = top.length - mostPaths;
  return [
    t("{0} added, {1} changed, {2} deleted", count(1), count(0), count(2)),
    ...top.slice(0, mostPaths).map((change) => `${word(change)} ${plain(change.Path)}`),
    ...(more > 0 ? [t("… and {0} more", more)] : []),
  ];
}

const word = ({ Kind }: PathChange): string => (Kind === 1 ? t("added") : Kind === 2 ? t("deleted") : t("changed"));
