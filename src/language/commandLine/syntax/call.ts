// The words of one docker command, taken apart as the client does: the way to the command, its flags, the rest.
import type { ShellCommand, ShellWord } from "../../dockerfile/shell/model.ts";
import { groupFlags, namesUnder, verbNamed, type FlagKind, type Verb } from "../vocabulary/table.ts";
import type { Call, Flag, Placed } from "./document.ts";
import { longMeant, meantFlag } from "./meantFlag.ts";

/** Undefined where nothing can be said: help, a manual's words, words that only the run can tell. `source`: its script's. */
export function callOf(command: ShellCommand, source: Placed): Call | undefined {
  if (command.args.some(isPlaceholder)) return undefined;
  const call = readCall(command, source);
  return call.flags.some(({ written }) => written === "--help") ? undefined : call;
}

function readCall({ args, nameWord, words, through, place }: ShellCommand, source: Placed): Call {
  const flags: Flag[] = [];
  // The old program of that name takes the client's flags among its own.
  const alone = nameWord.value === "docker-compose";
  const path: ShellWord[] = alone ? [{ ...nameWord, value: "compose" }] : [];
  const open = hasBlank(source.text, nameWord.from);
  const from = words[0]?.from ?? nameWord.from;
  const free = place.before === undefined && !place.substituted && !place.subshell && !place.tested;
  const base = {
    ...{ source, name: nameWord, from, alone: free },
    ...{ through, path, flags, operands: [], rest: [], open },
  };
  let group = alone ? "compose" : "";
  let at = 0;
  for (;;) {
    // Flags of the client or a plugin may stand before the command's name.
    while (at < args.length && args[at]?.value.startsWith("-") === true) {
      const known = [...(groupFlags[group] ?? []), ...((alone ? groupFlags[""] : undefined) ?? [])];
      const read = readFlag(args, at, { known, of: typed(path) });
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

const typed = (path: readonly ShellWord[]): string => path.map(({ value }) => value).join(" ");

/** "<image>", "[OPTIONS]", "...": words of a manual, not of a shell. In quotes, or as `{{.ID}}`, they are meant as they are. */
const isPlaceholder = ({ value, from, to }: ShellWord): boolean =>
  to - from === value.length && /^(?:\[.*|.*\]|<.*>|\.\.\.|…|\{(?!\{).*\})$/.test(value);

/** "<name>" to be filled in: to a shell that is input and output, so that words are missing. */
function hasBlank(text: string, from: number): boolean {
  const end = text.indexOf("\n", from);
  return /<[A-Za-z][\w .:/-]*>/.test(text.slice(from, end < 0 ? text.length : end));
}

function withVerb(base: Call, verb: Verb, words: readonly ShellWord[]): Call {
  const flags: Flag[] = [...base.flags];
  const operands: ShellWord[] = [];
  const known = verb.path.startsWith("compose ") ? [...verb.flags, ...(groupFlags["compose"] ?? [])] : verb.flags;
  const among = { known, near: verb.flags, of: typed(base.path) };
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    if (word.fixed && word.value === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (/^-./.test(word.value)) {
      const read = readFlag(words, at, among);
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

/** What a flag may be. */
interface Among {
  readonly known: readonly FlagKind[];
  /** Those that are thought of where it is none of them; absent: all. */
  readonly near?: readonly FlagKind[];
  readonly of: string;
}

interface Read {
  readonly flags: readonly Flag[];
  readonly next: number;
}

/** The flags of one word, and the place of the word behind their value. */
export function readFlag(words: readonly ShellWord[], at: number, among: Among): Read {
  const word = words[at];
  if (word === undefined) return { flags: [], next: at + 1 };
  const long = word.value.startsWith("--");
  return long ? readLong(word, { words, at }, among) : readShort(word, { words, at }, among);
}

function readLong(word: ShellWord, { words, at }: Where, { known, near = known, of }: Among): Read {
  const equals = word.value.indexOf("=");
  const written = equals < 0 ? word.value : word.value.slice(0, equals);
  const kind = known.find(({ long }) => `--${long}` === written);
  const meant = kind === undefined && written !== "--help" ? meantFlag(written, near) : undefined;
  const flag = { word, kind, meant, of, written };
  if (equals >= 0) return { flags: [{ ...flag, value: within(word, equals + 1) }], next: at + 1 };
  if ((kind ?? meant)?.valued !== true) return { flags: [{ ...flag, value: undefined }], next: at + 1 };
  return { flags: [{ ...flag, value: next(words, at) }], next: at + 2 };
}

/** "-it", "-p80:80", "-e A=1": letters up to the first that takes a value. */
function readShort(word: ShellWord, where: Where, among: Among): Read {
  const { words, at } = where;
  const { known, near = known, of } = among;
  const flags: Flag[] = [];
  for (let index = 1; index < word.value.length; index += 1) {
    const letter = word.value[index] ?? "";
    const kind = known.find(({ short }) => short === letter);
    const flag = { word, kind, meant: undefined, of, written: `-${letter}` };
    // "-h" is help where it is nothing else.
    if (kind === undefined && letter === "h" && word.value.length === 2) continue;
    // "-env A=1" would be a variable called "nv".
    const whole = kind === undefined || kind.valued ? longMeant(word.value, near) : undefined;
    if (whole !== undefined || kind === undefined) return withOneDash(word, where, { ...among, meant: whole });
    if (!kind.valued) {
      flags.push({ ...flag, value: undefined });
      // "-i=true"
      if (word.value[index + 1] === "=") break;
      continue;
    }
    const from = word.value[index + 1] === "=" ? index + 2 : index + 1;
    if (from < word.value.length) return { flags: [...flags, { ...flag, value: within(word, from) }], next: at + 1 };
    return { flags: [...flags, { ...flag, value: next(words, at) }], next: at + 2 };
  }
  return { flags, next: at + 1 };
}

/** A word that is no row of letters, but maybe a long flag with one dash: "-rm", "-name=web". */
function withOneDash(word: ShellWord, { words, at }: Where, { meant, of }: Among & Pick<Flag, "meant">): Read {
  const equals = word.value.indexOf("=");
  const flag = { word, kind: undefined, meant, of, written: equals < 0 ? word.value : word.value.slice(0, equals) };
  if (equals >= 0) return { flags: [{ ...flag, value: within(word, equals + 1) }], next: at + 1 };
  if (meant?.valued !== true) return { flags: [{ ...flag, value: undefined }], next: at + 1 };
  return { flags: [{ ...flag, value: next(words, at) }], next: at + 2 };
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
