// DL3009: the package lists that apt-get update fetched stay in the layer.
import { t } from "../../../../../base/l10n.ts";
import { areListsNeeded } from "../../../shell/listsNeeded.ts";
import type { Call } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { cleanRule } from "../cleanRule.ts";
import { installing } from "./installing.ts";

const installs = ({ verb }: Call): boolean => installing.has(verb?.value ?? "");
const updates = ({ verb }: Call): boolean => verb?.value === "update";

export const removeAptLists = cleanRule({
  id: "removeAptLists",
  aliases: ["DL3009"],
  severity: "info",
  manager: apt,
  leaves: updates,
  removes: ({ verb }) => verb?.value === "distclean" || verb?.value === "dist-clean",
  folders: ["/var/lib/apt/lists"],
  // Alone, the update would be undone at once: then the install belongs here first. A later RUN may live on the lists.
  command: (calls, { doc, instruction }) =>
    calls.some(installs) && !areListsNeeded(doc, instruction) ? "rm -rf /var/lib/apt/lists/*" : undefined,
  message: () => t("The package lists stay in the image. Remove them in the same RUN: rm -rf /var/lib/apt/lists/*"),
});
