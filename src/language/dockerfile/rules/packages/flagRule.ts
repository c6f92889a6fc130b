// The shape of "this verb wants that option": a manager's calls that lack it, and the fix that adds it.
import { t } from "../../../../base/l10n.ts";
import type { Rule } from "../../../language.ts";
import { addWord, fixOf, isEditable, replaceWord } from "../../shell/edits.ts";
import { has } from "../../shell/options.ts";
import type { Script } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import { reportCommand, runRule } from "../../shell/runRule.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import { callsWith, mayHaveMore, type Call, type Manager } from "./packageManager.ts";

export interface Flagging {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly severity: "warning" | "info";
  readonly manager: Manager;
  readonly verbs: readonly string[];
  /** One of these is enough. */
  readonly options: readonly string[];
  /** What the fix puts behind the verb. */
  readonly added: string;
  /** Options that it makes needless: it takes their place. */
  readonly instead?: readonly string[];
  /** Other ways to the same end. */
  readonly isExcused?: (call: Call, run: Run) => boolean;
  readonly message: () => string;
}

/** One finding a call, from the command to its verb. */
export function flagRule(flagging: Flagging): Rule<Dockerfile> {
  const { id, aliases, severity, manager, verbs, options, added, isExcused, message } = flagging;
  return runRule(id, aliases, severity, (run, report) => {
    for (const call of callsWith(run, manager, verbs)) {
      if (call.verb === undefined || has(call, ...options) || mayHaveMore(call) || isExcused?.(call, run) === true)
        continue;
      const needless = call.options.find(({ word }) => flagging.instead?.includes(word.value) === true)?.word;
      const fixes =
        needless !== undefined && isEditable(call.command)
          ? fixOf(t("Write {0}", added), [replaceWord(run.doc, call.command, needless, added)])
          : fixOf(t("Add {0}", added), [addWord(run.doc, call.command, call.verb, added)]);
      reportCommand(report, call.command, message(), fixes, call.verb);
    }
  });
}

const answering = new WeakMap<Script, ReadonlySet<number>>();

/** Something in the same pipe answers its questions: `yes | apt-get install x`. */
export function isAnswered({ command: { place, script } }: Call): boolean {
  if (!place.subshell) return false;
  let pipes = answering.get(script);
  if (pipes === undefined) {
    const speaking = script.commands.filter(({ name }) => ["yes", "echo", "printf"].includes(name));
    pipes = new Set(speaking.map((each) => each.place.from));
    answering.set(script, pipes);
  }
  return pipes.has(place.from);
}
