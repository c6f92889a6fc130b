// Two RUNs made one: `RUN a`, `RUN b` → `RUN a && b` over two lines, comments between them kept. Only where the second does the
// same afterwards as before.
import type { TextEdit } from "../../../base/text.ts";
import type { Instruction } from "../syntax/tree.ts";
import { editSpan, lineEnd } from "./edits.ts";
import type { Script } from "./model.ts";
import type { Run } from "./run.ts";
import { variablesOf } from "./variables.ts";

/** What changes the shell itself, so that a command behind it runs differently. */
const lasting = new Set([
  ...["cd", "pushd", "popd", "set", "shopt", "export", "exit", "return", "exec", "umask", "ulimit", "trap", "alias"],
  ...["unset", "read", "eval", "source", ".", "declare", "typeset", "readonly", "local", "wait", ""],
]);

/** Undefined where joining would change what is done. */
export function joinRuns(first: Run, second: Run): TextEdit | undefined {
  if (!mayLead(first) || !mayFollow(second)) return undefined;
  const { doc } = first;
  const from = first.instruction.bodySpan.end;
  const lines = doc.text.slice(from, second.instruction.start).split(/\r?\n/);
  const between = lines.map((line) => line.trim()).filter((line) => line.startsWith("#"));
  if (between.some((line) => /^#\s*(hadolint|check\s*=|shellcheck)/.test(line))) return undefined;
  const end = lineEnd(doc);
  const comments = between.map((line) => `${line}${end}`);
  const text = ` ${doc.escape}${end}${comments.join("")}    && `;
  return editSpan(doc, from, second.instruction.bodySpan.start, text);
}

/** Its own lines are shell, and nothing in them stands in the way. */
function plainScript({ instruction, script, doc }: Run): Script | undefined {
  const own = doc.instructions[instruction.index] === instruction;
  const clean = instruction.heredocs.length === 0 && instruction.danglingEscape === undefined;
  return own && clean && script?.tree.errors === undefined ? script : undefined;
}

function mayLead(run: Run): boolean {
  const script = plainScript(run);
  const last = script?.tree.commands.at(-1);
  // A comment, ";" or "&" at the end would swallow or break what comes behind.
  if (script === undefined || last === undefined || last.end !== script.source.text.trimEnd().length) return false;
  const leaks = script.commands.some(
    ({ name, through, place }) => lasting.has(name) && through.length === 0 && !place.subshell,
  );
  return last.background !== true && !leaks && variablesOf(script).settings.every(({ passed }) => passed);
}

function mayFollow(run: Run): boolean {
  const [only, another] = plainScript(run)?.tree.commands ?? [];
  if (only === undefined || another !== undefined || only.background === true) return false;
  return only.command.type !== "AndOr" || only.command.operators.every((operator) => operator === "&&");
}

/** Same mounts, network and security: they may be one. */
export function sameFlags(first: Instruction, second: Instruction, text: string): boolean {
  const written = ({ flags }: Instruction): string => flags.map(({ start, end }) => text.slice(start, end)).join(" ");
  return written(first) === written(second);
}
