// A simple command in words, and the command behind `sudo`, `env` and others that only start another one.
import type { Command, Word } from "unbash";
import { baseName } from "./dialect.ts";
import type { CommandCore, Place, ShellWord } from "./model.ts";

/** A word as unbash has it; literal when no part is replaced. */
function wordOf({ value, pos, end, parts }: Word): ShellWord {
  return { value, fixed: parts === undefined || !/[$`<>]/.test(value) || isLiteral(parts), from: pos, to: end };
}

function isLiteral(parts: Word["parts"]): boolean {
  return (parts ?? []).every(
    (part) =>
      part.type === "Literal" ||
      part.type === "SingleQuoted" ||
      part.type === "AnsiCQuoted" ||
      (part.type === "DoubleQuoted" && part.parts.every(({ type }) => type === "Literal")),
  );
}

/** Undefined for assignments and redirections without a command. */
export function commandOf(node: Command, place: Place): CommandCore | undefined {
  if (node.name === undefined) return undefined;
  let environment: Record<string, string> | undefined;
  for (const piece of node.prefix)
    if (piece.type === "Assignment")
      (environment ??= {})[piece.name] = piece.value.type === "Word" ? piece.value.value : "";
  const words: ShellWord[] = [wordOf(node.name)];
  for (const piece of node.suffix) {
    if (piece.type === "Word") words.push(wordOf(piece));
    else if (piece.type === "Assignment")
      words.push({ value: piece.text, fixed: !/[$`]/.test(piece.text), from: piece.pos, to: piece.end });
  }
  return commandOfWords(words, { environment, place, node });
}

/** Also for exec form, which has no tree. The first word must exist. */
export function commandOfWords(
  words: readonly ShellWord[],
  rest: Pick<CommandCore, "place" | "node"> & { environment?: Readonly<Record<string, string>> },
): CommandCore | undefined {
  const { place, node } = rest;
  let through: string[] | undefined;
  let environment = rest.environment ?? nothingSet;
  let at = 0;
  let name = nameOf(words[0]);
  for (;;) {
    const starter = starters[name];
    if (starter === undefined || starter.asks?.includes(words[at + 1]?.value ?? "") === true) break;
    const set: Record<string, string> = { ...environment };
    const next = behindStarter(words, at + 1, starter, set);
    if (next >= words.length) break;
    (through ??= []).push(name);
    environment = set;
    at = next;
    name = nameOf(words[at]);
  }
  const nameWord = words[at];
  if (nameWord === undefined) return undefined;
  return {
    name,
    nameWord,
    args: words.slice(at + 1),
    through: through ?? direct,
    environment,
    words,
    place,
    node,
  };
}

const direct: readonly string[] = [];
const nothingSet: Readonly<Record<string, string>> = {};

const nameOf = (word: ShellWord | undefined): string => (word?.fixed === true ? baseName(word.value) : "");

/** Options with a value, and how many words stand before the command. */
interface Starter {
  readonly valued: ReadonlySet<string>;
  readonly operands?: number;
  /** With one of these it starts nothing. */
  readonly asks?: readonly string[];
}

const valued = (...flags: string[]): Starter => ({ valued: new Set(flags) });

// From their manuals: what starts another command and leaves its words as they are.
const starters: Readonly<Record<string, Starter | undefined>> = Object.assign(
  Object.create(null) as Record<string, Starter | undefined>,
  {
    sudo: valued("-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "-T", "-r", "-t", "-D", "-R"),
    doas: valued("-u", "-C"),
    env: valued("-u", "--unset", "-C", "--chdir"),
    exec: valued("-a"),
    command: { ...valued(), asks: ["-v", "-V"] },
    builtin: valued(),
    nohup: valued(),
    eatmydata: valued(),
    time: valued("-f", "--format", "-o", "--output"),
    nice: valued("-n", "--adjustment"),
    ionice: valued("-c", "-n", "--class", "--classdata"),
    stdbuf: valued("-i", "-o", "-e"),
    setsid: valued(),
    timeout: { ...valued("-s", "--signal", "-k", "--kill-after"), operands: 1 },
    gosu: { ...valued(), operands: 1 },
    "su-exec": { ...valued(), operands: 1 },
    xargs: valued(
      "-n",
      "-I",
      "-P",
      "-L",
      "-d",
      "-a",
      "-E",
      "-s",
      "--max-args",
      "--max-procs",
      "--delimiter",
      "--arg-file",
    ),
  },
);

function behindStarter(
  words: readonly ShellWord[],
  from: number,
  { valued: flags, operands = 0 }: Starter,
  environment: Record<string, string>,
): number {
  let at = from;
  let left = operands;
  for (; at < words.length; at += 1) {
    const value = words[at]?.value ?? "";
    const set = /^([A-Za-z_]\w*)=(.*)$/s.exec(value);
    if (value === "--") return at + 1 + left;
    if (set !== null) environment[set[1] ?? ""] = set[2] ?? "";
    else if (value.startsWith("-") && value !== "-") at += flags.has(value) ? 1 : 0;
    else if (left > 0) left -= 1;
    else break;
  }
  return at;
}
