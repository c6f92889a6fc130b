// The shape of "clean up in the same layer": calls that leave a cache, what removes it again, and the fix that adds that behind
// the last call. Only where the layer ends in an image.
import { t } from "../../../../base/l10n.ts";
import type { Rule } from "../../../language.ts";
import { chainBehind, fixOf } from "../../shell/edits.ts";
import { isKept } from "../../shell/kept.ts";
import { isMounted } from "../../shell/mounts.ts";
import type { ShellCommand } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import { reportCommand, runRule } from "../../shell/runRule.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import { callsOf, type Call, type Manager } from "./packageManager.ts";

export interface Cleaning {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: "warning" | "info";
  readonly manager: Manager;
  /** The call leaves something behind. */
  readonly leaves: (call: Call) => boolean;
  /** The call removes it. */
  readonly removes: (call: Call) => boolean;
  /** Where it is left: removed by `rm`, or kept out by a mount. "*" begins one in any home. */
  readonly folders: readonly string[];
  /** More folders that the RUN's surroundings tell of. */
  readonly moreFolders?: (run: Run) => readonly string[];
  /** What the fix runs; undefined: no fix for this RUN. */
  readonly command: (calls: readonly Call[], run: Run) => string | undefined;
  readonly message: () => string;
}

/** One finding a RUN, at the first call that leaves something. */
export function cleanRule(cleaning: Cleaning): Rule<Dockerfile> {
  const { id, aliases, severity, manager, leaves, message } = cleaning;
  return runRule(id, aliases, severity, (run, report) => {
    const calls = callsOf(run, manager);
    const first = calls.find(leaves);
    if (first === undefined || !isKept(run.doc, run.instruction.stage) || isClean(run, calls, cleaning)) return;
    const last = calls.at(-1) ?? first;
    const cleaner = cleaning.command(calls, run);
    const fixes =
      cleaner === undefined
        ? []
        : fixOf(t("Clean up behind: {0}", cleaner), [chainBehind(run.doc, last.command, cleaner)]);
    reportCommand(report, first.command, message(), fixes, first.verb);
  });
}

function isClean(run: Run, calls: readonly Call[], { folders, moreFolders, removes }: Cleaning): boolean {
  const all = moreFolders === undefined ? folders : [...folders, ...moreFolders(run)];
  return (
    calls.some(removes) || isMounted(run.instruction, all) || run.commands.some((command) => isRemoved(command, all))
  );
}

/** `rm -rf` or `find -delete` of one of the folders, of what is in it, or of one above it. */
export function isRemoved({ name, args }: ShellCommand, folders: readonly string[]): boolean {
  if (name !== "rm" && name !== "find") return false;
  const clears = (value: string): boolean =>
    (name === "rm" ? /^-[a-zA-Z]*[rR]|^--recursive/ : /^-(delete|exec)/).test(value);
  return (
    args.some(({ value }) => clears(value)) && args.some(({ value }) => folders.some((each) => meets(value, each)))
  );
}

function meets(word: string, folder: string): boolean {
  const at = word.replace(/\/?\*?\/?$/, "");
  if (folder.startsWith("*")) return at.includes(folder.slice(1)) || at.endsWith("/.cache");
  if (at.includes("{"))
    return at.split("{")[0] !== "" && folder.startsWith(at.split("{")[0] ?? "") && named(at, folder);
  return at.startsWith(folder) || (at.length > "/var/".length && folder.startsWith(`${at}/`));
}

/** `/var/lib/{apt,dpkg}/lists`: one of the alternatives is on the way. */
function named(word: string, folder: string): boolean {
  return (/\{([^}]*)\}/.exec(word)?.[1] ?? "")
    .split(",")
    .some((each) => folder.split("/").includes(each.split("/")[0] ?? ""));
}
