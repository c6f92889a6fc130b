// What an image is called: by its first tag, or by its short id.
import { shortId } from "../../base/ids.ts";
import type { Target } from "../../engine/api/containers.ts";
import type { Image } from "../../model/resources.ts";
import type { Row } from "../row.ts";

/** As the engine's calls take it. */
export const imageTarget = ({ id, tags }: Pick<Image, "id" | "tags">): Target => ({ id, name: tags[0] ?? shortId(id) });

/**
 * The tags whose rows were chosen: an image has a row for each of its tags, and a repository's row stands for those that
 * are in it.
 */
export function tagsOfRows(rows: readonly unknown[], { id, tags }: Pick<Image, "id" | "tags">): readonly string[] {
  const chosen = (rows as readonly (Partial<Row> | null | undefined)[]).flatMap((row) =>
    row?.of?.id === id || row?.stands?.some((one) => one.id === id) === true ? (row.copies ?? "").split(" ") : [],
  );
  return [...new Set(chosen)].filter((tag) => tags.includes(tag));
}
