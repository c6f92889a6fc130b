// Compares a file with what the container's image has at the same path.
import * as containers from "../../engine/api/containers.ts";
import { rootOf } from "../../model/fileRoot.ts";
import type { FileRoot } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { asking } from "../working.ts";
import { compareWithRoot } from "./comparing.ts";

export const compareWithImage = command({
  id: "files.compareWithImage",
  title: "Compare with image",
  icon: "diff",
  target: { kind: "file", has: ["ofContainer"], lacks: ["folder", "special"] },
  menus: [
    { menu: "item", group: "4_compare", order: 1 },
    { menu: "explorer", group: "3_compare", order: 30, when: "resourceScheme == porthole" },
    { menu: "palette", when: "resourceScheme == porthole" },
  ],
  run: async (context, [item]) => {
    if (item !== undefined) await compareWithRoot(context, item, await imageOf(context, item.root));
  },
});

/** The image that a container was made from. The containers need not be listed: no view may have been opened yet. */
async function imageOf(context: CommandContext, container: FileRoot): Promise<FileRoot> {
  const { engine, store } = context;
  const { containers: known, images } = store.current;
  const found = known.get(container.id);
  const { id, name } = found === undefined ? await asked() : { id: found.imageId, name: found.image };
  const image = images.get(id);
  return image === undefined ? { kind: "image", id, name } : rootOf(image);

  async function asked(): Promise<{ readonly id: string; readonly name: string }> {
    const { Image, Config } = await asking(context, `docker inspect ${container.name}`, (signal) =>
      containers.inspect(engine, container, { signal, background: true }),
    );
    return { id: Image, name: Config.Image };
  }
}
