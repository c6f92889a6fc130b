// A piece of shell, parsed once by unbash: its commands in order, each with its words, and the tree for those who look deeper.
// It never throws: unbash goes on after errors, which are part of the result.
import { parse, type ParsedScript } from "unbash";
import type { Span } from "../syntax/tree.ts";
import { collect, type Collected } from "./collect.ts";
import type { Dialect } from "./dialect.ts";
import type { Script, ShellCommand, ShellWord } from "./model.ts";
import type { Source } from "./source.ts";

/** A text's tree and what is in it. */
interface Read extends Collected {
  readonly tree: ParsedScript;
}

/** Texts read lately: while a person types, all RUNs but one stay as they were. Two halves, of which the older is dropped. */
let young = new Map<string, Read>();
let old = new Map<string, Read>();
const half = 1000;
/** Longer texts are rare, and would keep too much memory. */
const longest = 10_000;

function read(text: string): Read {
  const known = young.get(text);
  if (known !== undefined) return known;
  const found = old.get(text) ?? parsed(text);
  if (text.length > longest) return found;
  if (young.size >= half) [old, young] = [young, new Map<string, Read>()];
  young.set(text, found);
  return found;
}

function parsed(text: string): Read {
  const tree = parse(text);
  return { tree, ...collect(tree, text) };
}

/** Never throws. `nested`: an outer shell has replaced variables before; `lines`: the text is a heredoc's. */
export function readScript(
  source: Source,
  dialect: Dialect,
  how: { readonly nested?: boolean; readonly lines?: boolean } = {},
): Script {
  const { tree, commands, pipes } = read(source.text);
  const own: ShellCommand[] = [];
  const { nested = false, lines = false } = how;
  const script: Script = { source, dialect, tree, nested, lines, commands: own, pipes };
  // Commands point back at their script.
  for (const core of commands) own.push({ ...core, script });
  return script;
}

export const whereWord = ({ source }: Script, { from, to }: ShellWord): Span => source.span(from, to);

/** From the command's name to its verb or any other word: what a finding underlines. */
export function whereFrom(command: ShellCommand, last: ShellWord = command.nameWord): Span {
  return command.script.source.span(command.nameWord.from, last.to);
}
