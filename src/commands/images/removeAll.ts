// Deletes every image of an engine, and the containers made from them if one says so. Asked twice.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { foundImages, usersOf, type FoundImage } from "../removal/imageUse.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { lossesOf, lossLines, type Loss } from "../removal/losses.ts";
import { listed } from "../removal/listed.ts";
import { imageLines } from "../removal/pruneImages.ts";
import { removeContainers } from "../removal/removeContainers.ts";
import { removeImages } from "../removal/removeImages.ts";
import { working, workingOn } from "../working.ts";

export const removeAll = command({
  id: "images.removeAll",
  title: "Remove all images…",
  menus: [{ menu: "title", view: viewIds.images, group: "5_clean", order: 3 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const { images, losses } = await plan(context);
    if (images.length === 0) return void ui.tell(t("There is no image."));
    await ui.confirm({
      question: t("Delete every image of {0}, {1} in all?", plain(engine.name), images.length),
      detail: imageLines(images),
      action: t("Delete all"),
    });
    await ui.confirm({
      question:
        losses.length === 0
          ? t("Really every image? None can be brought back but by a pull or a build.")
          : t("Containers in the way: {0}. Stop and remove them all, and then every image?", losses.length),
      detail: listed(
        lossLines(losses, { volumes: false }),
        t("Images that go: {0}, {1} at most, from {2}.", images.length, bytes(sizeOf(images)), plain(engine.name)),
      ),
      action: losses.length === 0 ? t("Delete every image") : t("Remove everything"),
    });
    const going = [...losses.map(({ target }) => target), ...images];
    await workingOn(context, { items: going, word: t("removing"), title: t("Removing all images") }, async (signal) => {
      await removeContainers(engine, losses, { volumes: false, seconds: gracePeriod(context), force: false }, signal);
      await removeImages(
        engine,
        images.map((image) => ({ ...image, whole: true })),
        signal,
      );
    });
  },
});

const sizeOf = (images: readonly FoundImage[]): number => images.reduce((sum, { size }) => sum + size, 0);

/** Every image, and everything made from one. */
function plan(
  context: CommandContext,
): Promise<{ readonly images: readonly FoundImage[]; readonly losses: readonly Loss[] }> {
  const { engine } = context;
  return working(context, t("Looking at what would be lost"), async (signal) => {
    const { all, used } = await foundImages(engine, signal);
    return { images: all, losses: await lossesOf(engine, await usersOf(engine, used, signal), signal) };
  });
}
