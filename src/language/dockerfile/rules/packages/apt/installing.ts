// Verbs of apt-get that need the lists of an update, and how an upgrade among them is left out.
import { t } from "../../../../../base/l10n.ts";
import type { Fix } from "../../../../language.ts";
import { dropFromChain, fixOf } from "../../../shell/edits.ts";
import type { ShellCommand } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { callsOf } from "../packageManager.ts";
import { apt } from "../packageManagers.ts";

export const installing: ReadonlySet<string> = new Set([
  "install",
  "reinstall",
  "upgrade",
  "dist-upgrade",
  "full-upgrade",
  "build-dep",
  "source",
  "download",
  "satisfy",
  "dselect-upgrade",
]);

/** None when nothing else needs the update: then all of it is to go. */
export function withoutUpgrade(run: Run, upgrade: ShellCommand): readonly Fix[] {
  const others = callsOf(run, apt).some(
    ({ command, verb }) => command !== upgrade && installing.has(verb?.value ?? ""),
  );
  return others ? fixOf(t("Remove the upgrade"), [dropFromChain(run.doc, upgrade)], false) : [];
}
