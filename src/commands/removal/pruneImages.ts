// Prunes images after listing each with its bytes: those without a name, or all that no container uses.
import { ago, bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import * as images from "../../engine/api/images.ts";
import type { Engine } from "../../engine/engine.ts";
import type { CommandContext } from "../context.ts";
import { working, workingOn } from "../working.ts";
import { foundImages, type FoundImage } from "./imageUse.ts";
import { listed } from "./listed.ts";
import { removeImages } from "./removeImages.ts";

export async function pruneImages(context: CommandContext, { all }: { readonly all: boolean }): Promise<void> {
  const { engine, ui } = context;
  const look = (): Promise<Unused> =>
    working(context, t("Looking for images that nobody uses"), (signal) => unusedImages(engine, { all }, signal));
  let { unused, risky } = await look();
  let agreed: ReadonlySet<string> = new Set();
  // One that came up while the question stood would go unseen: then it is asked again.
  while (unused.some(({ id }) => !agreed.has(id))) {
    await ui.confirm({ question: questionOf(unused.length, all), detail: imageLines(unused), action: t("Delete") });
    agreed = new Set(unused.map(({ id }) => id));
    ({ unused, risky } = await look());
  }
  if (unused.length === 0)
    return void ui.tell(all ? t("Every image is used by a container.") : t("There is no dangling image to delete."));
  const what = { items: unused, word: t("removing"), title: t("Deleting images") };
  const freed = await workingOn(context, what, (signal) =>
    all && risky ? removeListed(engine, unused, signal) : pruned(engine, { all, unused }, signal),
  );
  void ui.tell(
    freed === undefined
      ? t("Images deleted: {0}.", unused.length)
      : t("Images deleted: {0}. Freed: {1}.", unused.length, bytes(freed)),
  );
}

/** Bytes that the engine says it freed. */
async function pruned(
  engine: Engine,
  { all, unused }: { readonly all: boolean; readonly unused: readonly FoundImage[] },
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    return (await images.prune(engine, { all }, signal)).bytes;
  } catch (error) {
    // Podman 4.3 takes no `dangling=false`, which Docker means by "all".
    if (!all || problemOf(error).kind !== "rejected") throw error;
    return await removeListed(engine, unused, signal);
  }
}

async function removeListed(engine: Engine, listed: readonly FoundImage[], signal: AbortSignal): Promise<undefined> {
  const wishes = listed.map((image) => ({ ...image, whole: true }));
  await removeImages(engine, wishes, signal);
  return undefined;
}

interface Unused {
  readonly unused: readonly FoundImage[];
  /**
   * Some image in use has several tags. The engine's own prune of everything unused would take all but the last of them
   * off, which nobody expects (seen with 28.5): then what was listed is removed one by one.
   */
  readonly risky: boolean;
}

async function unusedImages(engine: Engine, { all }: { readonly all: boolean }, signal: AbortSignal): Promise<Unused> {
  const found = await foundImages(engine, signal);
  return {
    unused: found.all.filter((image) => !found.used.has(image.id) && (all || isDangling(image))),
    risky: found.all.some(({ id, tags }) => found.used.has(id) && tags.length > 1),
  };
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
