// Deletes all images that no container uses, tagged ones too.
import { viewIds } from "../../manifest/names.ts";
import { command } from "../command.ts";
import { pruneImages } from "../removal/pruneImages.ts";

export const pruneAll = command({
  id: "images.pruneAll",
  title: "Prune unused images…",
  menus: [{ menu: "title", view: viewIds.images, group: "5_clean", order: 2 }, { menu: "palette" }],
  run: (context) => pruneImages(context, { all: true }),
});
