// DL3033: yum install without a version.
import { yum } from "../packageManagers.ts";
import { pinRule } from "../pinRule.ts";
import { isPinnedRpm, unpinnedOperands } from "./versions.ts";

export const pinYumPackages = pinRule({
  id: "pinYumPackages",
  aliases: ["DL3033"],
  manager: yum,
  verbs: ["install", "module"],
  isPinned: isPinnedRpm,
  packages: unpinnedOperands,
  written: (name) => `${name}-<version>`,
});
