// The shape of "give each package a version": a manager's installing verbs, and what counts as a version there.
import { plain } from "../../../../base/plain.ts";
import { t } from "../../../../base/l10n.ts";
import type { Rule } from "../../../language.ts";
import type { ShellWord } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import { runRule } from "../../shell/runRule.ts";
import { whereWord } from "../../shell/script.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import { callsWith, type Call, type Manager } from "./packageManager.ts";

export interface Pinning {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly manager: Manager;
  readonly verbs: readonly string[];
  /** Whether a word has its version, or can have none: a file, an address. */
  readonly isPinned: (word: string) => boolean;
  /** The call fixes versions by other means. */
  readonly isExcused?: (call: Call, run: Run) => boolean;
  /** Words that name packages; all behind the verb unless given. */
  readonly packages?: (call: Call) => readonly ShellWord[];
  /** How to write a package with a version. */
  readonly written: (name: string) => string;
}

/** One finding a call, at the first package without a version. */
export function pinRule(pinning: Pinning): Rule<Dockerfile> {
  const { id, aliases, manager, verbs } = pinning;
  return runRule(id, aliases, "warning", (run, report) => {
    for (const call of callsWith(run, manager, verbs)) {
      const loose = looseIn(call, run, pinning);
      const [first] = loose;
      if (first === undefined) continue;
      const names = shown(loose.map(({ value }) => value));
      report(
        whereWord(call.command.script, first),
        t(
          "No version given for {0}: a later build may get another one. Write {1}.",
          names,
          plain(pinning.written(first.value)),
        ),
      );
    }
  });
}

function looseIn(call: Call, run: Run, { isPinned, isExcused, packages }: Pinning): readonly ShellWord[] {
  if (isExcused?.(call, run) === true) return [];
  // A name that a variable brings may bring its version too.
  return (packages?.(call) ?? call.operands).filter(({ value, fixed }) => fixed && value !== "" && !isPinned(value));
}

function shown(names: readonly string[]): string {
  const few = names
    .slice(0, 3)
    .map((name) => plain(name, 60))
    .join(", ");
  return names.length > 3 ? t("{0} and {1} more", few, names.length - 3) : few;
}

/** A file or an address instead of a name in a registry. */
export function isPlace(word: string, endings: RegExp): boolean {
  return endings.test(word) || word.includes("://") || /^[./~]/.test(word);
}
