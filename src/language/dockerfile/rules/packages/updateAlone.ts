// An update in a RUN of its own is cached: a later install then works with lists of another day.
import { t } from "../../../../base/l10n.ts";
import type { Fix, Rule } from "../../../language.ts";
import { fixOf } from "../../shell/edits.ts";
import { joinRuns, sameFlags } from "../../shell/join.ts";
import { runOf, type Run } from "../../shell/run.ts";
import { isMounted } from "../../shell/mounts.ts";
import { whereFrom } from "../../shell/script.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";
import { installing } from "./apt/installing.ts";
import { callsIn, type Call, type Manager } from "./packageManager.ts";
import { apk, apt } from "./packageManagers.ts";

const watched: readonly (readonly [Manager, ReadonlySet<string>, readonly string[]])[] = [
  [apt, installing, ["/var/lib/apt/lists"]],
  [apk, new Set(["add", "upgrade", "fix"]), ["/var/cache/apk", "/etc/apk/cache"]],
];

export const updateAlone: Rule<Dockerfile> = {
  id: "updateAlone",
  aliases: [],
  severity: "info",
  check(doc, report) {
    for (const [manager, verbs, folders] of watched) {
      const all = callsIn(doc, manager);
      const uses = ({ verb }: Call): boolean => verb !== undefined && verbs.has(verb.value);
      // The last RUN of each stage that installs something.
      const lastUse = new Map<Stage | undefined, number>();
      for (const [{ instruction }, calls] of all)
        if (calls.some(uses)) lastUse.set(instruction.stage, instruction.index);
      for (const [run, calls] of all) {
        const { instruction } = run;
        const update = calls.find(({ verb }) => verb?.value === "update");
        if (update === undefined || calls.some(uses) || isMounted(instruction, folders)) continue;
        if ((lastUse.get(instruction.stage) ?? -1) < instruction.index) continue;
        const { start, end } = whereFrom(update.command, update.verb);
        const message = t(
          "This layer is cached: later installs then use old lists. Update in the same RUN as the install",
        );
        report({ range: doc.lines.range(start, end), message, fixes: joined(run, all, uses) });
      }
    }
  },
};

/** With the RUN right below, if that is the one that installs. */
function joined(run: Run, all: ReadonlyMap<Run, readonly Call[]>, uses: (call: Call) => boolean): readonly Fix[] {
  const { doc, instruction } = run;
  const next = doc.instructions[instruction.index + 1];
  const follower = next && runOf(doc, next);
  if (follower === undefined || all.get(follower)?.some(uses) !== true) return [];
  if (!sameFlags(instruction, follower.instruction, doc.text)) return [];
  return fixOf(t("Join with the RUN below"), [joinRuns(run, follower)]);
}
