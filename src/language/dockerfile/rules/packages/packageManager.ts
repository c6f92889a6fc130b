// A package manager as data, and its calls found in a RUN: verb, options and packages, the way the program itself reads them.
import { readArguments, type Arguments } from "../../shell/options.ts";
import type { ShellCommand, ShellWord } from "../../shell/model.ts";
import type { Run } from "../../shell/run.ts";
import type { Dockerfile } from "../../syntax/tree.ts";

export interface Manager {
  /** How the person calls it. */
  readonly name: string;
  /** Where its words begin when the command is this manager: 0, or 2 behind `python -m pip`. */
  readonly begins: (command: ShellCommand) => number | undefined;
  /** Options that take the next word. */
  readonly valued: ReadonlySet<string>;
  readonly style?: "long";
  /** Words behind `--` are for others. */
  readonly passes?: boolean;
}

export interface Call extends Arguments {
  readonly command: ShellCommand;
  /** "install"; undefined when there is none. */
  readonly verb: ShellWord | undefined;
  /** Behind the verb. */
  readonly operands: readonly ShellWord[];
}

/** A manager by its commands' names; `valued` are the options that take the next word. */
export function manager(
  names: readonly string[],
  valued: readonly string[],
  more: Partial<Omit<Manager, "valued">> = {},
): Manager {
  return {
    name: names[0] ?? "",
    begins: ({ name }) => (names.includes(name) ? 0 : undefined),
    valued: new Set(valued),
    ...more,
  };
}

const known = new WeakMap<Dockerfile, Map<Manager, Map<Run, readonly Call[]>>>();
const none: readonly Call[] = [];

/** All calls of a manager in a RUN, in order; read with the first question. */
export function callsOf(run: Run, called: Manager): readonly Call[] {
  let managers = known.get(run.doc);
  if (managers === undefined) known.set(run.doc, (managers = new Map<Manager, Map<Run, readonly Call[]>>()));
  let byRun = managers.get(called);
  if (byRun === undefined) managers.set(called, (byRun = new Map<Run, readonly Call[]>()));
  let found = byRun.get(run);
  if (found === undefined) byRun.set(run, (found = read(run, called)));
  return found;
}

function read({ commands }: Run, called: Manager): readonly Call[] {
  let found: Call[] | undefined;
  for (const command of commands) {
    const from = called.begins(command);
    if (from !== undefined) (found ??= []).push(callOf(command, called, from));
  }
  return found ?? none;
}

function callOf(command: ShellCommand, { valued, style, passes }: Manager, from: number): Call {
  const words = from === 0 ? command.args : command.args.slice(from);
  const end = passes === true ? words.findIndex(({ value }) => value === "--") : -1;
  const read = readArguments(end < 0 ? words : words.slice(0, end), valued, style);
  // What the run alone can tell in front of the verb is options: `apt-get $OPTIONS install`.
  const at = read.operands.findIndex(({ fixed }) => fixed);
  return {
    command,
    options: read.options,
    verb: read.operands[at],
    operands: at < 0 ? [] : read.operands.slice(at + 1),
  };
}

/** Calls with one of these verbs. */
export function callsWith(run: Run, called: Manager, verbs: readonly string[]): readonly Call[] {
  const calls = callsOf(run, called);
  return calls === none ? none : calls.filter(({ verb }) => verb !== undefined && verbs.includes(verb.value));
}

/** A variable among the words may bring options: `$APT_FLAGS`. */
export function mayHaveMore({ command }: Call): boolean {
  return command.args.some(({ fixed, value }) => !fixed && /opt|flag|arg/i.test(value));
}
