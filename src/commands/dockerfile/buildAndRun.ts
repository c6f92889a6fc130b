// Builds a Dockerfile as it was last built and asks how to run what came of it.
import { buildImage } from "../building/buildImage.ts";
import { command } from "../command.ts";
import { runImage } from "../running/runImage.ts";

export const buildAndRun = command({
  id: "dockerfile.buildAndRun",
  title: "Build and run",
  icon: "play",
  menus: [{ menu: "palette", when: "editorLangId == dockerfile" }],
  run: async (context, _, [given]) => {
    const built = await buildImage(context, { given, how: "last" });
    if (built !== undefined) await runImage(context, built, []);
  },
});
