// A command's words as options and operands, the way its program reads them.
import type { ShellWord } from "./model.ts";

export interface Option {
  /** With its dashes; `-qy` gives "-q" and "-y". */
  readonly name: string;
  readonly value: string | undefined;
  readonly word: ShellWord;
}

export interface Arguments {
  readonly options: readonly Option[];
  readonly operands: readonly ShellWord[];
}

/**
 * Options may stand anywhere before `--`. `valued`: names that take the next word when no value is joined to them.
 * "long": one dash begins a long name too, letters are never bundled (Go's flag package).
 */
export function readArguments(
  words: readonly ShellWord[],
  valued: ReadonlySet<string>,
  style: "gnu" | "long" = "gnu",
): Arguments {
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (word.value === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.value.startsWith("-") || word.value === "-") {
      operands.push(word);
      continue;
    }
    const found = style === "gnu" && !word.value.startsWith("--") ? bundle(word, valued) : [single(word)];
    const last = found.at(-1);
    const wants = last !== undefined && last.value === undefined && valued.has(last.name);
    if (wants) found[found.length - 1] = { ...last, value: words[(at += 1)]?.value };
    options.push(...found);
  }
  return { options, operands };
}

function single(word: ShellWord): Option {
  const equals = word.value.indexOf("=");
  if (equals < 0) return { name: word.value, value: undefined, word };
  return { name: word.value.slice(0, equals), value: word.value.slice(equals + 1), word };
}

/** `-qqy`, `-q=2`, `-oAPT::X=y`. */
function bundle(word: ShellWord, valued: ReadonlySet<string>): Option[] {
  const found: Option[] = [];
  for (let at = 1; at < word.value.length; at += 1) {
    const name = `-${word.value[at] ?? ""}`;
    const rest = word.value.slice(at + 1);
    if (rest.startsWith("=") || (rest !== "" && valued.has(name))) {
      found.push({ name, value: rest.replace(/^=/, ""), word });
      break;
    }
    found.push({ name, value: undefined, word });
  }
  return found;
}

/** Whether one of the names is among the options, however often. */
export function has({ options }: Arguments, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}
