// DL3033: yum install without a version.
import { yum } from "../packageManagers.ts";
import { pinRule } from "../pinRule.ts";
import { isPinnedModule, isPinnedRpm } from "./versions.ts";

export const pinYumPackages = pinRule({
  id: "pinYumPackages",
  aliases: ["DL3033"],
  manager: yum,
  verbs: ["install", "module"],
  isPinned: isPinnedRpm,
  packages: ({ verb, operands }) => {
    if (verb?.value !== "module") return operands;
    const [inner, ...rest] = operands;
    return inner?.value === "install" ? rest.filter(({ value }) => !isPinnedModule(value)) : [];
  },
  written: (name) => `${name}-<version>`,
});
