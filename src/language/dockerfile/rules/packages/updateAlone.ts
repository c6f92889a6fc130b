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
import { callsOf, type Call, type Manager } from "./packageManager.ts";
import { apk, apt } from "./packageManagers.ts";

interface Watched {
  readonly manager: Manager;
  /** Verbs that need the lists. */
  readonly verbs: ReadonlySet<string>;
  /** Those among them that bring new packages, and not just newer ones. */
  readonly brings: ReadonlySet<string>;
  readonly folders: readonly string[];
}

const upgrades: ReadonlySet<string> = new Set(["upgrade", "dist-upgrade", "full-upgrade", "dselect-upgrade", "fix"]);
const without = (verbs: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...verbs].filter((verb) => !upgrades.has(verb)));
const apkVerbs: ReadonlySet<string> = new Set(["add", "upgrade", "fix"]);

const watched: readonly Watched[] = [
  { manager: apt, verbs: installing, brings: without(installing), folders: ["/var/lib/apt/lists"] },
  { manager: apk, verbs: apkVerbs, brings: without(apkVerbs), folders: ["/var/cache/apk", "/etc/apk/cache"] },
];

export const updateAlone = stageRule("updateAlone", [], "info", (runs, report) => {
  for (const { manager, verbs, brings, folders } of watched) {
    const has = (run: Run, among: ReadonlySet<string>): boolean =>
      callsOf(run, manager).some(({ verb }) => verb !== undefined && among.has(verb.value));
    const updateIn = (run: Run): Call | undefined => callsOf(run, manager).find(({ verb }) => verb?.value === "update");
    const lastNeed = runs.findLastIndex((run) => has(run, verbs));
    // An upgrade right behind the update has its lists; an install in another RUN has not.
    const lastBare = runs.findLastIndex((run) => has(run, brings) && updateIn(run) === undefined);
    for (const [at, run] of runs.entries()) {
      const update = updateIn(run);
      const last = has(run, verbs) ? lastBare : lastNeed;
      if (update === undefined || at > last || has(run, brings) || isMounted(run.instruction, folders)) continue;
      const message = t(
        "This layer is cached: later installs then use old lists. Update in the same RUN as the install.",
      );
      const fixes =
        joined(runs.slice(at), (one) => has(one, brings)) ?? joined(runs.slice(at), (one) => has(one, verbs));
      report(whereFrom(update.command, update.verb), message, { fixes: fixes ?? [] });
    }
  }
});

/** The first with all below it up to the one that is sought; undefined where that is not to be. */
function joined(runs: readonly Run[], sought: (run: Run) => boolean): readonly Fix[] | undefined {
  const until = runs.findIndex((run, at) => at > 0 && sought(run));
  const few = runs.slice(0, until < 0 || until > 3 ? 0 : until + 1);
  const edits = few.slice(1).map((next, at) => {
    const run = few[at];
    if (run === undefined || run.doc.instructions[run.instruction.index + 1] !== next.instruction) return undefined;
    return sameFlags(run.instruction, next.instruction, run.doc.text) ? joinRuns(run, next) : undefined;
  });
  const fixes = fixOf(edits.length > 1 ? t("Join with the RUNs below") : t("Join with the RUN below"), edits);
  return fixes.length === 0 ? undefined : fixes;
}
