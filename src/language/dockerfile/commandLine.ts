// What a container of a stage will run: ENTRYPOINT with CMD as its arguments, as the engine puts them together.
import { plain } from "../../base/plain.ts";
import { lastOf } from "./syntax/select.ts";
import type { Instruction, Stage } from "./syntax/tree.ts";

/** The argument list; undefined when the stage, and those below it, say nothing. */
export function commandOf(stage: Stage): readonly string[] | undefined {
  const entrypoint = inherited(stage, "ENTRYPOINT");
  // An ENTRYPOINT takes back a CMD that comes from below it.
  const command = inherited(stage, "CMD", entrypoint?.stage);
  if (entrypoint === undefined && command === undefined) return undefined;
  // A shell form ENTRYPOINT takes no arguments: what follows goes to the shell, which does nothing with it.
  const own = entrypoint === undefined ? [] : wordsOf(entrypoint);
  const rest =
    command === undefined || (entrypoint !== undefined && entrypoint.json === undefined) ? [] : wordsOf(command);
  return [...own, ...rest];
}

/** The last one of its kind in the stage, or in the nearest below that has one; not below `last`. */
export function inherited(stage: Stage, name: string, last?: Stage): Instruction | undefined {
  for (let at: Stage | undefined = stage; at !== undefined; at = at === last ? undefined : at.base) {
    const found = lastOf(at.instructions, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordsOf(instruction: Instruction): readonly string[] {
  if (instruction.json !== undefined) return instruction.json.items.map(({ value }) => value);
  const shell = instruction.shell?.by === "instruction" ? instruction.shell.words : ["/bin/sh", "-c"];
  return [...shell, instruction.body.text];
}

/** The same as one line to read, each word quoted where a shell would need it. */
export function inCommand(stage: Stage): string | undefined {
  const words = commandOf(stage);
  return (
    words &&
    plain(words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" "))
  );
}
