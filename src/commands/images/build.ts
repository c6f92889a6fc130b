// Builds an image from a Dockerfile: tags, stage, arguments and the rest are asked in a form.
import { viewIds } from "../../manifest/names.ts";
import { buildImage } from "../building/buildImage.ts";
import { command } from "../command.ts";

const onDockerfile = "resourceLangId == dockerfile && resourceScheme == file";

export const build = command({
  id: "images.build",
  title: "Build image…",
  icon: "package",
  menus: [
    { menu: "title", view: viewIds.images, group: "4_make", order: 0 },
    { menu: "explorer", when: onDockerfile, group: "porthole@3", order: 2 },
    { menu: "editorContext", when: onDockerfile, group: "porthole@3", order: 1 },
    { menu: "palette" },
  ],
  run: async (context, _, [given]) => void (await buildImage(context, { given, how: "form" })),
});
