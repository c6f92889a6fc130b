// What is said of an image on hover.
import { bytes } from "../../base/amounts.ts";
import { shortId } from "../../base/ids.ts";
import { t } from "../../base/l10n.ts";
import { inCode, inMarkdown } from "../../base/plain.ts";
import type { Image } from "../../model/resources.ts";
import { since } from "../present/age.ts";
import { fact, lines, paragraphs } from "./markdown.ts";

/** More names than this are counted. */
const most = 10;

/** `users`: names of the containers made from it; undefined where that is not known. */
export function imageTooltip(
  { id, tags, digests, size, created }: Image,
  { users, now }: { readonly users: readonly string[] | undefined; readonly now: number },
): string {
  return paragraphs(
    `**${tags[0] === undefined ? inCode(shortId(id)) : inMarkdown(tags[0])}**`,
    lines(
      fact(tags.length > 1 ? t("Tags, all of this one image:") : t("Tag:"), some(tags)),
      fact(t("Digests:"), some(digests)),
      fact(t("Id:"), inCode(id)),
      fact(t("Size:"), bytes(size)),
      fact(t("Created:"), since(created, now)),
      fact(t("Used by:"), users?.length === 0 ? t("no container") : some(users ?? [])),
    ),
    tags.length === 0
      ? t(
          "Dangling: no tag points to this image any more, mostly because a newer build took its tag. It keeps its place on the disk until it is removed or pruned.",
        )
      : "",
    t(
      "An image is a template: read-only layers of files and how to start them. It holds no kernel; containers made from it share the host's. A tag may move to another image, a digest never does.",
    ),
  );
}

function some(names: readonly string[]): string {
  const more = names.length - most;
  return (
    names
      .slice(0, most)
      .map((name) => inCode(name))
      .join(", ") + (more > 0 ? ` +${more}` : "")
  );
}
