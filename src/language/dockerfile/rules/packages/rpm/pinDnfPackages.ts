// DL3041: dnf install without a version.
import { dnf } from "../packageManagers.ts";
import { pinRule } from "../pinRule.ts";
import { isPinnedModule, isPinnedRpm } from "./versions.ts";

export const pinDnfPackages = pinRule({
  id: "pinDnfPackages",
  aliases: ["DL3041"],
  manager: dnf,
  verbs: ["install", "module"],
  isPinned: isPinnedRpm,
  packages: ({ verb, operands }) => {
    if (verb?.value !== "module") return operands;
    const [inner, ...rest] = operands;
    return inner?.value === "install" ? rest.filter(({ value }) => !isPinnedModule(value)) : [];
  },
  written: (name) => `${name}-<version>`,
});
