// A piece of shell as rules see it: commands with their words and where they stand. script.ts makes it.
import type { Command, ParsedScript } from "unbash";
import type { Dialect } from "./dialect.ts";
import type { Source } from "./source.ts";

export interface Script {
  readonly source: Source;
  readonly dialect: Dialect;
  readonly tree: ParsedScript;
  /** Words of an outer command (`sh -c "…"`), where the outer shell has replaced variables before. */
  readonly nested: boolean;
  /** A heredoc's lines: a command's end may be a line's end. */
  readonly lines: boolean;
  /** In the order of the text, those within others too. */
  readonly commands: readonly ShellCommand[];
  /** Where each pipe's first "|" stands: an index in the source. */
  readonly pipes: readonly number[];
}

export interface ShellWord {
  /** Without quotes; variables and substitutions as written. */
  readonly value: string;
  /** Nothing in it is replaced when it runs. */
  readonly fixed: boolean;
  /** Indexes in the script's source. */
  readonly from: number;
  readonly to: number;
}

/** One simple command, seen through `sudo`, `env` and their like. */
export interface ShellCommand {
  /** Without its folder: "apt-get". Empty when only the run can tell. */
  readonly name: string;
  readonly nameWord: ShellWord;
  /** Behind the name. */
  readonly args: readonly ShellWord[];
  /** What it runs through, outermost first: ["sudo"]. */
  readonly through: readonly string[];
  /** Variables set for it alone. */
  readonly environment: Readonly<Record<string, string>>;
  /** Words of the whole, as typed; the first may be "sudo". */
  readonly words: readonly ShellWord[];
  readonly place: Place;
  readonly script: Script;
  /** Undefined for exec form. */
  readonly node: Command | undefined;
}

/** What a command's text alone tells: the same wherever the text stands. */
export type CommandCore = Omit<ShellCommand, "script">;

/** Where in its script a command stands. */
export interface Place {
  /** In ( ), $( ), a pipe or behind &: what it changes is gone afterwards. */
  readonly subshell: boolean;
  /** In $( ), ` ` or <( ). */
  readonly substituted: boolean;
  /** A condition looks at its result. */
  readonly tested: boolean;
  /** The operators around it in its list of && and ||. */
  readonly before: "&&" | "||" | undefined;
  readonly after: "&&" | "||" | undefined;
  /** Nothing runs after it: its result is the script's. */
  readonly last: boolean;
  /** The whole it stands in within a list: itself or its pipe. Indexes in the source. */
  readonly from: number;
  readonly to: number;
  /** Depth of lists in lists: 0 for the script's own. */
  readonly depth: number;
}

/** Where a command stands that is all there is, and where a walk through a script begins. */
export const topPlace: Place = {
  subshell: false,
  substituted: false,
  tested: false,
  before: undefined,
  after: undefined,
  last: true,
  from: 0,
  to: 0,
  depth: 0,
};
