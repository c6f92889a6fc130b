// SC2164: when cd fails and nobody looks, all behind it happens in the wrong folder.
import { t } from "../../../../../base/l10n.ts";
import { editSpan, fixOf } from "../../../shell/edits.ts";
import type { Script, ShellCommand } from "../../../shell/model.ts";
import { whereFrom } from "../../../shell/script.ts";
import { scriptRule } from "./scriptRule.ts";

export const cdOrExit = scriptRule("cdOrExit", ["SC2164"], "warning", (script, run, report) => {
  let stops: number | undefined;
  for (const command of script.commands) {
    if (command.name !== "cd" && command.name !== "pushd" && command.name !== "popd") continue;
    const { after, before, tested, last, to } = command.place;
    if (after !== undefined || tested || last || isSure(command)) continue;
    stops ??= stopsFrom(script);
    if (command.nameWord.from > stops) continue;
    const at = script.source.span(to - 1, to).end;
    const fixes = fixOf(
      t("Add {0}", "|| exit 1"),
      before === undefined ? [editSpan(run.doc, at, at, " || exit 1")] : [],
    );
    const message = t(
      "If {0} fails, what follows runs in the wrong folder. Add || exit 1, or join with &&.",
      command.name,
    );
    report(whereFrom(command, command.args[0]), message, { fixes });
  }
});

const isSure = ({ args }: ShellCommand): boolean => /^(\/|\.|\.\.|\.\.\/|~|-)$/.test(args[0]?.value ?? "");

/** From where on the shell stops at a failure: by `set -e`, or by SHELL from the start. Infinite: nowhere. */
function stopsFrom({ commands, dialect }: Script): number {
  const isErrexit = (word: string): boolean => /^-[a-z]*e[a-z]*$/.test(word) || word === "errexit";
  if (dialect.words.some(isErrexit)) return -1;
  const set = commands.find(({ name, args }) => name === "set" && args.some(({ value }) => isErrexit(value)));
  return set?.nameWord.from ?? Infinity;
}
