// Editors, shells and the like: tools for people at a terminal, who are never there in a container.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { runRule } from "../../shell/runRule.ts";
import { whereWord } from "../../shell/script.ts";
import { callsWith, type Manager } from "./packageManager.ts";
import { apk, apt, dnf, yum, zypper } from "./packageManagers.ts";

const tools =
  /^(?:sudo|vim(?:-[\w-]+)?|nano|emacs(?:-[\w-]+)?|screen|tmux|zsh|fish|aptitude|man-db|manpages|mc|htop|openssh-server)(?:=.*)?$/;

const installing: readonly (readonly [Manager, readonly string[]])[] = [
  [apt, ["install"]],
  [apk, ["add"]],
  [yum, ["install"]],
  [dnf, ["install"]],
  [zypper, ["install", "in"]],
];

export const personsTools = runRule("personsTools", [], "hint", (run, report) => {
  for (const [manager, verbs] of installing)
    for (const { command, operands } of callsWith(run, manager, verbs)) {
      const found = operands.filter(({ value, fixed }) => fixed && tools.test(value));
      const [first] = found;
      if (first === undefined) continue;
      const names = found
        .slice(0, 5)
        .map(({ value }) => plain(value.replace(/=.*$/, ""), 40))
        .join(", ");
      report(
        whereWord(command.script, first),
        t(
          "Tools for people at a terminal make the image larger and easier to attack: {0}. Leave out what it does not run.",
          names,
        ),
      );
    }
});
