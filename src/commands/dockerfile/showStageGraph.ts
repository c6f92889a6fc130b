// Shows how the stages of a Dockerfile hang together.
import { windowCommand } from "../command.ts";

export const showStageGraph = windowCommand({
  id: "dockerfile.showStageGraph",
  title: "Show stage graph",
  icon: "type-hierarchy-sub",
  menus: [
    { menu: "editorTitle", when: "resourceLangId == dockerfile", order: 1 },
    { menu: "palette", when: "editorLangId == dockerfile" },
  ],
  run: async ({ ui }, [file]) => await (await ui.languageTools()).showStageGraph(file),
});
