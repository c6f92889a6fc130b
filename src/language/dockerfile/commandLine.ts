// What a container of a stage will run: ENTRYPOINT with CMD as its arguments, as the engine puts them together.
import { plain } from "../../base/plain.ts";
import type { ImageConfig } from "../language.ts";
import { lastOf } from "./syntax/select.ts";
import type { Instruction, Stage } from "./syntax/tree.ts";

/** What counts of the image at the bottom of a stage; without it that image is taken to say nothing. */
type BaseCommand = Pick<ImageConfig, "entrypoint" | "shell">;

const usual: BaseCommand = { entrypoint: [], shell: ["/bin/sh", "-c"] };

/** The argument list; undefined when the stage, and those below it, say nothing. */
export function commandOf(stage: Stage, base: BaseCommand = usual): readonly string[] | undefined {
  const entrypoint = inherited(stage, "ENTRYPOINT");
  // An ENTRYPOINT takes back a CMD that comes from below it.
  const command = inherited(stage, "CMD", entrypoint?.stage);
  if (entrypoint === undefined && command === undefined) return undefined;
  // A shell form ENTRYPOINT takes no arguments: what follows goes to the shell, which does nothing with it.
  const own = entrypoint === undefined ? base.entrypoint : wordsOf(entrypoint, base);
  const rest =
    command === undefined || (entrypoint !== undefined && entrypoint.json === undefined) ? [] : wordsOf(command, base);
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

function wordsOf(instruction: Instruction, base: BaseCommand): readonly string[] {
  if (instruction.json !== undefined) return instruction.json.items.map(({ value }) => value);
  const shell = instruction.shell?.by === "instruction" ? instruction.shell.words : base.shell;
  return [...shell, instruction.body.text];
}

/** The same as one line to read. */
export function inCommand(stage: Stage, base?: BaseCommand): string | undefined {
  const words = commandOf(stage, base);
  return words && inOneLine(words);
}

/** An argument list to read: each word quoted where a shell would need it. */
export const inOneLine = (words: readonly string[]): string =>
  plain(words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" "));
