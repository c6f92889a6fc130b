// An update in a RUN of its own is cached: a later install then works with lists of another day.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import { fixOf } from "../../shell/edits.ts";
import { joinRuns, sameFlags } from "../../shell/join.ts";
import type { Run } from "../../shell/run.ts";
import { isMounted } from "../../shell/mounts.ts";
import { stageRule } from "../../shell/runRule.ts";
import { whereFrom } from "../../shell/script.ts";
import { installing } from "./apt/installing.ts";
import { callsOf, type Manager } from "./packageManager.ts";
import { apk, apt } from "./packageManagers.ts";

const watched: readonly (readonly [Manager, ReadonlySet<string>, readonly string[]])[] = [
  [apt, installing, ["/var/lib/apt/lists"]],
  [apk, new Set(["add", "upgrade", "fix"]), ["/var/cache/apk", "/etc/apk/cache"]],
];

export const updateAlone = stageRule("updateAlone", [], "info", (runs, report) => {
  for (const [manager, verbs, folders] of watched) {
    const installs = (run: Run): boolean =>
      callsOf(run, manager).some(({ verb }) => verb !== undefined && verbs.has(verb.value));
    const last = runs.findLastIndex(installs);
    for (const [at, run] of runs.entries()) {
      const update = callsOf(run, manager).find(({ verb }) => verb?.value === "update");
      if (update === undefined || at > last || installs(run) || isMounted(run.instruction, folders)) continue;
      const message = t(
        "This layer is cached: later installs then use old lists. Update in the same RUN as the install",
      );
      report(whereFrom(update.command, update.verb), message, { fixes: joined(run, runs[at + 1], installs) });
    }
  }
});

/** With the RUN right below, if that is the one that installs. */
function joined(run: Run, follower: Run | undefined, installs: (run: Run) => boolean): readonly Fix[] {
  const { doc, instruction } = run;
  const next = doc.instructions[instruction.index + 1];
  if (follower === undefined || follower.instruction !== next || !installs(follower)) return [];
  if (!sameFlags(instruction, follower.instruction, doc.text)) return [];
  return fixOf(t("Join with the RUN below"), [joinRuns(run, follower)]);
}
