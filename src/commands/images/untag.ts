// Takes one tag off an image.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as images from "../../engine/api/images.ts";
import { command } from "../command.ts";
import { tagsOfRows } from "../words/imageName.ts";

export const untag = command({
  id: "images.untag",
  title: "Remove tag",
  target: { kind: "image", has: ["tagged"] },
  menus: [{ menu: "item", group: "9_remove", order: 2 }, { menu: "palette" }],
  run: async ({ engine, ui, signal }, [image], rows) => {
    if (image === undefined) return;
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
    await images.remove(engine, tag, { force: false }, signal);
  },
});
