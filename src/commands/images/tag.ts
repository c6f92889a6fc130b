// Gives an image a further name.
import { shortId } from "../../base/ids.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as images from "../../engine/api/images.ts";
import type { Image } from "../../model/resources.ts";
import { familiar, parseNewReference } from "../../run/reference.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { imageTarget, tagsOfRows } from "../words/imageName.ts";
import { working } from "../working.ts";

export const tag = command({
  id: "images.tag",
  title: "Tag…",
  icon: "tag",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "2_change", order: 1 }, { menu: "palette" }],
  run: async (context, [image], rows) => {
    if (image === undefined) return;
    const { engine, ui } = context;
    const target = imageTarget({ id: image.id, tags: [...tagsOfRows(rows, image), ...image.tags] });
    const title = t("Tag {0}", plain(target.name));
    const text = await ui.ask({
      title,
      prompt: t("New name: repository, or repository:tag"),
      value: image.tags.length === 0 ? "" : target.name,
      placeholder: "registry.example.org/team/web:1.2",
      check: (typed) => parseNewReference(typed.trim()).fault,
    });
    const { value } = parseNewReference(text.trim());
    if (value === undefined) return;
    await confirmMove(context, image, familiar(value));
    await working(context, title, (signal) =>
      images.tag(engine, target, value.repository, value.tag ?? "latest", signal),
    );
  },
});

/** A name leads to one image: taking it from another may leave that one without any. */
async function confirmMove({ store, ui }: CommandContext, image: Image, name: string): Promise<void> {
  const other = [...store.current.images.values()].find(({ id, tags }) => id !== image.id && tags.includes(name));
  if (other === undefined) return;
  await ui.confirm({
    question: t("{0} is the name of another image. Move it?", plain(name)),
    detail:
      other.tags.length === 1
        ? t("The other image, {0}, is then dangling: without a tag.", shortId(other.id))
        : t("The other image keeps its names {0}.", plain(other.tags.filter((kept) => kept !== name).join(", "))),
    action: t("Move"),
  });
}
