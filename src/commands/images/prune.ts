// Deletes images that nothing leads to: no tag, no digest, no container.
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import { pruneImages } from "../removal/pruneImages.ts";

export const prune = command({
  id: "images.prune",
  title: "Prune dangling images…",
  menus: [{ menu: "title", view: viewIds.images, group: "5_clean", order: 1 }, { menu: "palette" }],
  run: (context) => pruneImages(context, { all: false }),
});
