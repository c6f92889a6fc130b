// Keys, in package.json's shape. Few: the editor's own are many already.
import { consoleScheme } from "./languages.ts";
import { commandName } from "./names.ts";

export const keybindings = [
  {
    command: commandName("api.send"),
    key: "ctrl+enter",
    mac: "cmd+enter",
    when: `editorTextFocus && resourceScheme == ${consoleScheme}`,
  },
] as const;
