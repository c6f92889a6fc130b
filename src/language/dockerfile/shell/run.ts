// A RUN's shell, read once: the scripts in it (its line, heredocs, `sh -c "…"`, exec form) and their commands in order.
import type { HereDoc, Word } from "unbash";
import type { Dockerfile, Instruction, Stage } from "../syntax/tree.ts";
import { dialectOf, shebangOf, shellNamed, type Dialect } from "./dialect.ts";
import { topPlace, type Script, type ShellCommand } from "./model.ts";
import { readScript } from "./script.ts";
import { headAndHeredocs, jsonSource, partOf, plainSource, type Source } from "./source.ts";
import { commandOfWords } from "./words.ts";

export interface Run {
  readonly doc: Dockerfile;
  /** A RUN, or the trigger of an ONBUILD. */
  readonly instruction: Instruction;
  /** What reads it. Undefined: nothing we can read; then there are no scripts. */
  readonly dialect: Dialect | undefined;
  /** The script that the builder starts; undefined for exec form, and for what is no Bourne shell. */
  readonly script: Script | undefined;
  /** That and all within it. */
  readonly scripts: readonly Script[];
  /** Of all scripts, and of exec form. */
  readonly commands: readonly ShellCommand[];
}

// An image has at most 127 layers; what has far more RUNs, or one of half a megabyte, nobody wrote to build it.
const mostRuns = 10_000;
const longestRun = 500_000;

/** RUNs of a stage, or of what stands above all stages; read with the first question. */
interface Group {
  readonly instructions: Instruction[];
  runs?: readonly Run[];
}

const groups = new WeakMap<Dockerfile, ReadonlyMap<Stage | undefined, Group>>();

function groupsOf(doc: Dockerfile): ReadonlyMap<Stage | undefined, Group> {
  const known = groups.get(doc);
  if (known !== undefined) return known;
  const found = new Map<Stage | undefined, Group>();
  let left = mostRuns;
  for (const each of doc.instructions) {
    const instruction = each.trigger ?? each;
    if (instruction.name !== "RUN" || left-- <= 0) continue;
    const group = found.get(instruction.stage);
    if (group === undefined) found.set(instruction.stage, { instructions: [instruction] });
    else group.instructions.push(instruction);
  }
  groups.set(doc, found);
  return found;
}

const noRuns: readonly Run[] = [];

/** The RUNs of one stage in order, or those above all stages; kept with the document. */
export function runsIn(doc: Dockerfile, stage: Stage | undefined): readonly Run[] {
  const group = groupsOf(doc).get(stage);
  if (group === undefined) return noRuns;
  return (group.runs ??= group.instructions.map((each) => readRun(doc, each)));
}

/** All RUNs of a document in order, also behind ONBUILD. */
export const runsOf = (doc: Dockerfile): readonly Run[] =>
  [...groupsOf(doc).keys()].flatMap((stage) => runsIn(doc, stage));

/** One RUN by itself, without the others of its stage. */
export const runAt = (doc: Dockerfile, instruction: Instruction): Run => readRun(doc, instruction);

function readRun(doc: Dockerfile, instruction: Instruction): Run {
  const none: Run = { doc, instruction, dialect: undefined, script: undefined, scripts: [], commands: [] };
  if (instruction.end - instruction.start > longestRun) return none;
  if (instruction.json !== undefined) return execRun(none);
  const found = mainSource(doc, instruction);
  if (found === undefined) return none;
  const script = readScript(found.source, found.dialect, { lines: found.lines });
  const scripts = withNested(script);
  const commands = scripts.length === 1 ? script.commands : scripts.flatMap((each) => each.commands);
  return { ...none, dialect: found.dialect, script, scripts, commands };
}

/** `RUN <<EOF` alone: the heredoc is the script, for whom its first line names. */
function mainSource(
  doc: Dockerfile,
  instruction: Instruction,
): { readonly source: Source; readonly dialect: Dialect; readonly lines: boolean } | undefined {
  const [only, another] = instruction.heredocs;
  const dialect = dialectOf(doc, instruction);
  const alone = only !== undefined && another === undefined && isMarkerOnly(instruction);
  if (!alone) {
    return dialect === undefined ? undefined : { source: headAndHeredocs(doc, instruction), dialect, lines: false };
  }
  const text = doc.text.slice(only.content.start, only.content.end);
  const named = shebangOf(text);
  if (named === "none") return undefined;
  const reader = named ?? dialect;
  return reader && { source: plainSource(text, only.content.start), dialect: reader, lines: true };
}

const isMarkerOnly = ({ body }: Instruction): boolean => /^\d*<<(?:-?|[ \t]+)\S+$/.test(body.text.trim());

/** Exec form starts a program without a shell; often that is one. */
function execRun(none: Run): Run {
  const items = none.instruction.json?.items ?? [];
  const [first] = items;
  if (first === undefined) return none;
  const dialect: Dialect = { name: shellNamed([first.value]) ?? "sh", words: [] };
  const whole = readScript(plainSource("", first.inner.start), dialect);
  // Indexes of the words are offsets of the document: the source is the document itself.
  const source = plainSource(none.doc.text, 0);
  const words = items.map(({ value, inner }) => ({ value, fixed: true, from: inner.start, to: inner.end }));
  const core = commandOfWords(words, { place: topPlace, node: undefined });
  if (core === undefined) return none;
  const command: ShellCommand = { ...core, script: { ...whole, source } };
  const argument = shellNamed([command.name]) === undefined ? undefined : scriptArgument(command);
  const item = items.find(({ inner }) => inner.start === argument?.from);
  const inner = item === undefined ? [] : withNested(readScript(jsonSource(item), dialect, { nested: true }));
  return { ...none, dialect, scripts: inner, commands: [command, ...inner.flatMap(({ commands }) => commands)] };
}

/** A script and those that its commands hand to another shell; three deep. */
function withNested(script: Script, depth = 0): readonly Script[] {
  if (depth === 3) return [script];
  const inner = script.commands.flatMap((command) => {
    const found = handedScript(command);
    return found === undefined ? [] : withNested(found, depth + 1);
  });
  return inner.length === 0 ? [script] : [script, ...inner];
}

function handedScript(command: ShellCommand): Script | undefined {
  const name = command.name === "su" ? "sh" : shellNamed([command.name]);
  if (name === undefined) return undefined;
  const { script, node } = command;
  const dialect: Dialect = { name, words: [] };
  const argument = scriptArgument(command);
  if (argument !== undefined) {
    const quoted = quotedPart(
      node?.suffix.find((piece): piece is Word => piece.pos === argument.from),
      script.source,
    );
    return quoted && readScript(quoted, dialect, { nested: true });
  }
  const heredoc = node?.redirects.find((piece): piece is HereDoc => piece.type === "HereDoc");
  if (heredoc === undefined) return undefined;
  const source = partOf(script.source, heredoc.body.pos, heredoc.body.end);
  return readScript(source, dialect, { nested: heredoc.delimiter?.quoted !== true, lines: true });
}

/** The word behind `-c` and options that go with it: `-ec`, `-lc`, `-o pipefail -c`. */
function scriptArgument({ args }: ShellCommand): ShellCommand["args"][number] | undefined {
  const flag = args.findIndex(({ value }) => /^-[A-Za-z]*c$/.test(value) || value === "--command");
  return flag < 0 ? undefined : args[flag + 1];
}

/** The inside of a word in one pair of quotes and without escapes, as text of its own. */
function quotedPart(word: Word | undefined, source: Source): Source | undefined {
  const [part, another] = word?.parts ?? [];
  if (part === undefined || another !== undefined) return undefined;
  const isQuoted = part.type === "SingleQuoted" || part.type === "DoubleQuoted";
  if (!isQuoted || (part.type === "DoubleQuoted" && part.text.includes("\\"))) return undefined;
  return partOf(source, part.pos + 1, part.end - 1);
}
