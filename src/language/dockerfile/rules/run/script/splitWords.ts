// The words of a command that the shell splits at blanks once variables and substitutions are replaced.
import type { Word } from "unbash";
import type { Script, ShellCommand } from "../../../shell/model.ts";

const declaring = new Set(["export", "readonly", "local", "declare", "typeset"]);

/** What follows is a command line, and is split as one on purpose. */
const running = new Set(["exec", "command", "builtin"]);

const lively = new WeakMap<Script, readonly ShellCommand[]>();

/** The commands of a script with anything in them to replace. */
export function livelyCommands(script: Script): readonly ShellCommand[] {
  let found = lively.get(script);
  if (found === undefined) {
    const { text } = script.source;
    const isLively = ({ node }: ShellCommand): boolean =>
      node !== undefined && /[$`]/.test(text.slice(node.pos, node.end));
    found = /[$`]/.test(text) ? script.commands.filter(isLively) : [];
    lively.set(script, found);
  }
  return found;
}

/** Also where output goes to; and, in a plain sh, what `export a=$b` sets: bash does not split that. */
export function splitWords({ dialect }: Script, { node, name }: ShellCommand): readonly Word[] {
  const splitsValues = (dialect.name === "sh" || dialect.name === "dash") && declaring.has(name);
  const ran = running.has(node?.name?.value ?? "") ? node?.suffix.find(({ type }) => type === "Word") : undefined;
  return (node?.suffix ?? []).flatMap((piece) => {
    if (piece.type === "Word") return piece === ran ? [] : piece;
    if (piece.type === "Redirect") return piece.target ?? [];
    return piece.type === "Assignment" && splitsValues && piece.value.type === "Word" ? piece.value : [];
  });
}
