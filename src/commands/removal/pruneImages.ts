// Prunes images after listing each with its bytes: those without a name, or all that no container uses.
import { ago, bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as images from "../../engine/api/images.ts";
import type { CommandContext } from "../context.ts";
import { working } from "../working.ts";
import { foundImages, type FoundImage } from "./imageUse.ts";
import { listed } from "./listed.ts";

export async function pruneImages(context: CommandContext, { all }: { readonly all: boolean }): Promise<void> {
  const { engine, ui } = context;
  const look = (): Promise<readonly FoundImage[]> =>
    working(context, t("Looking for images that nobody uses"), async (signal) => {
      const found = await foundImages(engine, signal);
      return found.all.filter((image) => !found.used.has(image.id) && (all || isDangling(image)));
    });
  let found = await look();
  let agreed: ReadonlySet<string> = new Set();
  // One that came up while the question stood would go unseen: then it is asked again.
  while (found.some(({ id }) => !agreed.has(id))) {
    await ui.confirm({ question: questionOf(found.length, all), detail: imageLines(found), action: t("Delete") });
    agreed = new Set(found.map(({ id }) => id));
    found = await look();
  }
  if (found.length === 0)
    return void ui.tell(all ? t("Every image is used by a container.") : t("There is no dangling image to delete."));
  const gone = await working(context, t("Deleting images"), (signal) => images.prune(engine, { all }, signal));
  void ui.tell(t("Images deleted: {0}. Freed: {1}.", found.length, bytes(gone.bytes)));
}

/** What the engine means by it: neither tag nor digest leads to the image. */
const isDangling = ({ tags, digests }: FoundImage): boolean => tags.length === 0 && digests.length === 0;

function questionOf(count: number, all: boolean): string {
  if (all)
    return count === 1
      ? t("Delete this image, which no container uses?")
      : t("Delete these {0} images, which no container uses?", count);
  return count === 1 ? t("Delete this dangling image?") : t("Delete these {0} dangling images?", count);
}

/** One line an image and what they come to, for the detail of a question. */
export const imageLines = (found: readonly FoundImage[]): string =>
  listed(
    found.map(
      ({ name, tags, created, size }) =>
        `${plain(tags.length > 1 ? tags.join(", ") : name, 120)} · ${ago(created, Date.now())} · ${bytes(size)}`,
    ),
    t(
      "Together {0} at most: layers that other images share are counted with each, and stay.",
      bytes(found.reduce((sum, { size }) => sum + size, 0)),
    ),
  );
