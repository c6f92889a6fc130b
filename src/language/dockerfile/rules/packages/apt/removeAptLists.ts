// DL3009: the package lists that apt-get update fetched stay in the layer.
import { t } from "../../../../../base/l10n.ts";
import { runsOf } from "../../../shell/run.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";
import { callsOf, type Call } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";
import { cleanRule } from "../cleanRule.ts";
import { installing } from "./installing.ts";

const installs = ({ verb }: Call): boolean => installing.has(verb?.value ?? "");
const updates = ({ verb }: Call): boolean => verb?.value === "update";

const inNeed = new WeakMap<Dockerfile, number>();

/** The index of the last RUN that installs without an update of its own; -1 for none. Read once for a document. */
function lastInNeed(doc: Dockerfile): number {
  const known = inNeed.get(doc);
  if (known !== undefined) return known;
  let last = -1;
  for (const run of runsOf(doc)) {
    const calls = callsOf(run, apt);
    if (calls.some(installs) && !calls.some(updates)) last = Math.max(last, run.instruction.index);
  }
  inNeed.set(doc, last);
  return last;
}

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
    calls.some(installs) && instruction.index >= lastInNeed(doc) ? "rm -rf /var/lib/apt/lists/*" : undefined,
  message: () => t("The package lists stay in the image. Remove them in the same RUN: rm -rf /var/lib/apt/lists/*"),
});
