// Takes one tag off an image. The image goes with the last one: where containers are in the way of that, it is removed as
// any image is.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as images from "../../engine/api/images.ts";
import type { Image } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { usersOf } from "../removal/imageUse.ts";
import { tagsOfRows } from "../words/imageName.ts";
import { working } from "../working.ts";
import { remove } from "./remove.ts";

export const untag = command({
  id: "images.untag",
  title: "Remove tag",
  target: { kind: "image", has: ["tagged"] },
  menus: [{ menu: "item", group: "9_remove", order: 2 }, { menu: "palette" }],
  run: async (context, [image], rows) => {
    if (image === undefined) return;
    const { engine, ui } = context;
    if (image.tags.length === 1 && (await isInUse(context, image))) return await remove.run(context, [image], rows);
    const [clicked] = tagsOfRows(rows, image);
    const choices = image.tags.map((name) => ({ label: plain(name), value: name }));
    const tag =
      clicked ??
      (choices.length === 1 ? image.tags[0] : undefined) ??
      (await ui.pick(t("Which tag shall go?"), choices));
    if (image.tags.length === 1)
      await ui.confirm({
        question: t("{0} is the last tag of its image. Delete the image?", plain(tag)),
        detail: t("An image without a tag is deleted. To keep it, give it another tag first."),
        action: t("Delete"),
      });
    await working(context, t("Removing {0}", plain(tag)), (signal) =>
      images.remove(engine, tag, { force: false }, signal),
    );
  },
});

async function isInUse(context: CommandContext, { id }: Image): Promise<boolean> {
  const users = await working(context, t("Looking for containers in the way"), (signal) =>
    usersOf(context.engine, new Set([id]), signal),
  );
  return users.length > 0;
}
