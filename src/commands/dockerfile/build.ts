// Builds a Dockerfile as it was last built; the first time it is asked how.
import { buildImage } from "../building/buildImage.ts";
import { command } from "../command.ts";

export const build = command({
  id: "dockerfile.build",
  title: "Build",
  icon: "package",
  menus: [{ menu: "palette", when: "editorLangId == dockerfile" }],
  run: async (context, _, [given]) => void (await buildImage(context, { given, how: "last" })),
});
