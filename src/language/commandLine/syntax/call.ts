// The words of one docker command, taken apart as the client does: the way to the command, its flags, the rest.
import type { ShellCommand, ShellWord } from "../../dockerfile/shell/model.ts";
import { groupFlags, namesUnder, verbNamed, type FlagKind, type Verb } from "../vocabulary/table.ts";
import type { Call, Flag } from "./document.ts";

/** Undefined where nothing can be said: help, a plugin of the person's own, words that only the run can tell. */
export function callOf({ args, nameWord, through, script }: ShellCommand): Call | undefined {
  if (args.some(({ value }) => value === "--help" || isPlaceholder(value))) return undefined;
  const flags: Flag[] = [];
  // The old program of that name takes the client's flags among its own.
  const alone = nameWord.value === "docker-compose";
  const path: ShellWord[] = alone ? [{ ...nameWord, value: "compose" }] : [];
  const open = hasBlank(script.source.text, nameWord.from);
  const base = { source: script.source, name: nameWord, through, path, flags, operands: [], rest: [], open };
  let group = alone ? "compose" : "";
  let at = 0;
  for (;;) {
    // Flags of the client or a plugin may stand before the command's name.
    while (at < args.length && args[at]?.value.startsWith("-") === true) {
      const read = readFlag(args, at, [...(groupFlags[group] ?? []), ...((alone ? groupFlags[""] : undefined) ?? [])]);
      flags.push(...read.flags);
      at = read.next;
    }
    const word = args[at];
    if (word === undefined || !word.fixed) return { ...base, verb: undefined, lost: undefined };
    const full = group === "" ? word.value : `${group} ${word.value}`;
    const verb = verbNamed(full);
    path.push(word);
    at += 1;
    if (verb !== undefined) return withVerb({ ...base, verb, lost: undefined }, verb, args.slice(at));
    if (!namesUnder.has(full)) return { ...base, path, verb: undefined, lost: { group, word } };
    group = full;
  }
}

/** "<image>", "[OPTIONS]", "...": words of a manual, not of a shell. */
const isPlaceholder = (value: string): boolean => /^(?:\[.*|.*\]|<.*>|\.\.\.|…|\{.*\})$/.test(value);

/** "<name>" to be filled in: to a shell that is input and output, so that words are missing. */
function hasBlank(text: string, from: number): boolean {
  const end = text.indexOf("\n", from);
  return /<[A-Za-z][\w .:/-]*>/.test(text.slice(from, end < 0 ? text.length : end));
}

function withVerb(base: Call, verb: Verb, words: readonly ShellWord[]): Call {
  const flags: Flag[] = [...base.flags];
  const operands: ShellWord[] = [];
  const known = verb.path.startsWith("compose ") ? [...verb.flags, ...(groupFlags["compose"] ?? [])] : verb.flags;
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    if (word.fixed && word.value === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (/^-./.test(word.value)) {
      const read = readFlag(words, at, known);
      flags.push(...read.flags);
      at = read.next;
      continue;
    }
    operands.push(word);
    at += 1;
    if (verb.ends) break;
  }
  const rest = verb.ends ? words.slice(at) : [];
  const open = base.open || [...operands, ...rest].some((word) => !word.fixed || /[*?{]/.test(word.value));
  return { ...base, flags, operands, rest, open };
}

interface Where {
  readonly words: readonly ShellWord[];
  readonly at: number;
}

interface Read {
  readonly flags: readonly Flag[];
  readonly next: number;
}

/** The flags of one word, and the place of the word behind their value. */
export function readFlag(words: readonly ShellWord[], at: number, known: readonly FlagKind[]): Read {
  const word = words[at];
  if (word === undefined) return { flags: [], next: at + 1 };
  const long = word.value.startsWith("--");
  return long ? readLong(word, { words, at }, known) : readShort(word, { words, at }, known);
}

function readLong(word: ShellWord, { words, at }: Where, known: readonly FlagKind[]): Read {
  const equals = word.value.indexOf("=");
  const written = equals < 0 ? word.value : word.value.slice(0, equals);
  const kind = known.find(({ long }) => `--${long}` === written);
  if (equals >= 0) return { flags: [{ word, kind, written, value: within(word, equals + 1) }], next: at + 1 };
  if (kind?.valued !== true) return { flags: [{ word, kind, written, value: undefined }], next: at + 1 };
  return { flags: [{ word, kind, written, value: next(words, at) }], next: at + 2 };
}

/** "-it", "-p80:80", "-e A=1": letters up to the first that takes a value. */
function readShort(word: ShellWord, { words, at }: Where, known: readonly FlagKind[]): Read {
  const flags: Flag[] = [];
  for (let index = 1; index < word.value.length; index += 1) {
    const letter = word.value[index] ?? "";
    const kind = known.find(({ short }) => short === letter);
    const written = `-${letter}`;
    // "-h" is help where it is nothing else.
    if (kind === undefined && letter === "h" && word.value.length === 2) continue;
    if (kind === undefined) return { flags: [{ word, kind, written: word.value, value: undefined }], next: at + 1 };
    if (!kind.valued) {
      flags.push({ word, kind, written, value: undefined });
      // "-i=true"
      if (word.value[index + 1] === "=") break;
      continue;
    }
    const from = word.value[index + 1] === "=" ? index + 2 : index + 1;
    if (from < word.value.length)
      return { flags: [...flags, { word, kind, written, value: within(word, from) }], next: at + 1 };
    return { flags: [...flags, { word, kind, written, value: next(words, at) }], next: at + 2 };
  }
  return { flags, next: at + 1 };
}

/** A value in the flag's own word: its place is known when nothing in the word is quoted. */
function within(word: ShellWord, index: number): Flag["value"] {
  const plain = word.to - word.from === word.value.length;
  const from = plain ? word.from + index : word.from;
  return { text: word.value.slice(index), fixed: word.fixed, from, to: word.to };
}

function next(words: readonly ShellWord[], at: number): Flag["value"] {
  const word = words[at + 1];
  return word && { text: word.value, fixed: word.fixed, from: word.from, to: word.to };
}
