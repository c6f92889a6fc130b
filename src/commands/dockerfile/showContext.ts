// Shows the files and bytes that a build would be sent.
import { windowCommand } from "../command.ts";

export const showContext = windowCommand({
  id: "dockerfile.showContext",
  title: "Show what a build is sent",
  icon: "package",
  menus: [
    { menu: "editorTitle", when: "resourceLangId == dockerignore && resourceScheme == file", order: 1 },
    { menu: "explorer", when: "explorerResourceIsFolder && resourceScheme == file", group: "porthole@3", order: 1 },
    { menu: "palette", when: "editorLangId == dockerfile || editorLangId == dockerignore" },
  ],
  run: async ({ ui }, [place]) => await (await ui.languageTools()).showContext(place),
});
