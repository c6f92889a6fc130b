// Builds one stage of a Dockerfile, under a name of its own; from the lens above the stage, which says which.
import { buildImage } from "../building/buildImage.ts";
import { command } from "../command.ts";

export const buildStage = command({
  id: "dockerfile.buildStage",
  title: "Build this stage",
  icon: "package",
  menus: [],
  run: async (context, _, [given, stage]) =>
    void (await buildImage(context, { given, how: typeof stage === "string" ? { stage } : "form" })),
});
