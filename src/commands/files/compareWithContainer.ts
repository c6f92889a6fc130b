// Compares a file with the same path in another container, or in any image or volume.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import { rootOf } from "../../model/fileRoot.ts";
import { command } from "../command.ts";
import { compareWithRoot } from "./comparing.ts";

export const compareWithContainer = command({
  id: "files.compareWithContainer",
  title: "Compare with another container or image…",
  target: { kind: "file", has: ["document"] },
  menus: [{ menu: "item", group: "4_compare", order: 2 }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { store, ui } = context;
    const { containers, images, volumes } = store.current;
    const choices = [...containers.values(), ...images.values(), ...volumes.values()]
      .filter(({ id }) => id !== item.root.id)
      .map((resource) => ({
        label: plain(rootOf(resource).name),
        description: { container: t("container"), image: t("image"), volume: t("volume") }[resource.kind],
        value: rootOf(resource),
      }));
    if (choices.length === 0)
      fail({ kind: "unsupported", feature: t("Comparing"), needs: t("another container or image, and there is none") });
    await compareWithRoot(context, item, await ui.pick(t("Compare {0} with which?", plain(item.path)), choices));
  },
});
