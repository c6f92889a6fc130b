// DL3041: dnf install without a version.
import { dnf } from "../packageManagers.ts";
import { pinRule } from "../pinRule.ts";
import { isPinnedRpm, unpinnedOperands } from "./versions.ts";

export const pinDnfPackages = pinRule({
  id: "pinDnfPackages",
  aliases: ["DL3041"],
  manager: dnf,
  verbs: ["install", "module"],
  isPinned: isPinnedRpm,
  packages: unpinnedOperands,
  written: (name) => `${name}-<version>`,
});
