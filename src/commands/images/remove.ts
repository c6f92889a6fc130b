// Removes images, or a tag of one that has several. Containers in the way are named, and removed first if one says so.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Image } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { Confirmation, Ui } from "../context.ts";
import { usersOf } from "../removal/imageUse.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { shortened } from "../removal/listed.ts";
import { lossesOf, lossLines, type Loss } from "../removal/losses.ts";
import { removeContainers } from "../removal/removeContainers.ts";
import { removeImages, type ImageWish } from "../removal/removeImages.ts";
import { imageTarget, tagsOfRows } from "../words/imageName.ts";
import { namesOf, working, workingOn } from "../working.ts";

export const remove = command({
  id: "images.remove",
  title: "Remove…",
  icon: "trash",
  target: { kind: "image", many: true },
  menus: [
    { menu: "item", group: "9_remove", order: 1 },
    { menu: "group", group: "9_remove", order: 1 },
    { menu: "palette" },
  ],
  run: async (context, items, rows) => {
    const { engine, ui } = context;
    const wishes = await wishesOf(ui, items, rows);
    const whole = new Set(wishes.filter((wish) => wish.whole).map(({ id }) => id));
    const losses = await working(context, t("Looking for containers in the way"), async (signal) =>
      lossesOf(engine, whole.size === 0 ? [] : await usersOf(engine, whole, signal), signal),
    );
    // A single tag was chosen a moment ago, in so many words.
    if (whole.size > 0 || items.length > 1) await ui.confirm(question(items, wishes, losses));
    const going = [...losses.map(({ target }) => target), ...wishes.filter((wish) => wish.whole)];
    const what = { items: going, word: t("removing"), title: t("Removing {0}", namesOf(wishes)) };
    await workingOn(context, what, async (signal) => {
      await removeContainers(engine, losses, { volumes: false, seconds: gracePeriod(context), force: false }, signal);
      await removeImages(engine, wishes, signal);
    });
  },
});

/** What shall go of each: asked for one image with several tags, told by the rows chosen for many. */
async function wishesOf(ui: Ui, items: readonly Image[], rows: readonly unknown[]): Promise<readonly ImageWish[]> {
  const [only, ...more] = items;
  if (only === undefined) return [];
  const chosen = tagsOfRows(rows, only);
  if (more.length === 0 && only.tags.length > 1 && chosen.length < only.tags.length)
    return [wishOf(only, await askWhich(ui, only, chosen))];
  return items.map((image) => wishOf(image, tagsOfRows(rows, image)));
}

/** Without a choice among them all its tags go. */
function wishOf(image: Image, chosen: readonly string[]): ImageWish {
  const tags = chosen.length === 0 ? image.tags : chosen;
  const { id, digests, created } = image;
  return { ...imageTarget({ id, tags }), tags, digests, created, whole: tags.length === image.tags.length };
}

async function askWhich(ui: Ui, { id, tags }: Image, chosen: readonly string[]): Promise<readonly string[]> {
  const singly = chosen.length > 0 ? [chosen] : tags.map((tag) => [tag]);
  return await ui.pick(
    t(
      "{0} has {1} tags. What shall go?",
      plain(imageTarget({ id, tags: chosen.length > 0 ? chosen : tags }).name),
      tags.length,
    ),
    [
      ...singly.map((some) => ({
        label: t("Only the tag {0}", plain(some.join(", "))),
        detail: t("The image stays, as {0}.", plain(tags.filter((tag) => !some.includes(tag)).join(", "))),
        value: some,
      })),
      { label: t("The image with all its tags"), detail: plain(tags.join(", ")), value: tags },
    ],
  );
}

function question(items: readonly Image[], wishes: readonly ImageWish[], losses: readonly Loss[]): Confirmation {
  const lines = wishes.map(({ id, name, tags, whole }) => {
    const size = items.find((image) => image.id === id)?.size ?? 0;
    const words = plain(tags.length === 0 ? name : tags.join(", "));
    return whole ? t("{0} is deleted, {1} at most", words, bytes(size)) : t("{0} is taken off, the image stays", words);
  });
  if (losses.length === 0)
    return { question: t("Remove {0}?", namesOf(wishes)), detail: shortened(lines).join("\n"), action: t("Remove") };
  const names = namesOf(losses.map(({ target }) => target));
  const running = losses.filter(({ alive }) => alive).map(({ target }) => target);
  return {
    question: t("{0} is in use by {1}. Remove the containers first?", namesOf(wishes), names),
    detail: [
      ...shortened(lines),
      ...(running.length === 0 ? [] : [t("Running, to be stopped first: {0}", namesOf(running))]),
      ...shortened(lossLines(losses, { volumes: false })),
    ].join("\n"),
    action: t("Remove containers and image"),
  };
}
