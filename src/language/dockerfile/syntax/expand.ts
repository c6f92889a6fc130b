// What a word becomes once its variables are replaced by the values that the file itself gives them.
import { bindingAt, globalBinding, platformArguments, type Binding } from "./scope.ts";
import type { Dockerfile, Instruction, Word } from "./tree.ts";

/** The word's value at an instruction; undefined when a variable in it has no value here, or runs in a circle. */
export function expandWord(doc: Dockerfile, instruction: Instruction, word: Word): string | undefined {
  return expandText(doc, instruction, word.text, 0, false);
}

/** The value of a binding as a build without `--build-arg` has it: what has no value is empty, as in the builder. */
export function builtValueOf(doc: Dockerfile, binding: Binding): string | undefined {
  return valueOf(doc, binding, 0, true);
}

/** The default value of a binding: an ARG without one takes that of the ARG above all stages, or keeps what it had. */
export function valueOf(doc: Dockerfile, binding: Binding, depth = 0, built = false): string | undefined {
  const { value } = binding.pair;
  if (value !== undefined) return expandText(doc, binding.instruction, value.text, depth + 1, built);
  if (depth > deepest) return undefined;
  const { instruction, name } = binding;
  const above = instruction.stage === undefined ? undefined : globalBinding(doc, name);
  const earlier = above ?? bindingAt(doc, instruction, name);
  return earlier === undefined ? undefined : valueOf(doc, earlier, depth + 1, built);
}

// Chains of variables are short; a longer one is a circle or an attack.
const deepest = 16;
const longest = 10_000;

function expandText(doc: Dockerfile, at: Instruction, text: string, depth: number, built: boolean): string | undefined {
  if (depth > deepest || text.length > longest) return undefined;
  const get = (name: string): string | undefined => {
    const binding = bindingAt(doc, at, name);
    return binding === undefined ? undefined : valueOf(doc, binding, depth, built);
  };
  // What the builder sets itself cannot be told.
  const bare = (name: string): string | undefined =>
    get(name) ?? (built && !platformArguments.has(name) ? "" : undefined);
  const state = { text, at: 0, escape: doc.escape, get, bare, depth };
  const value = untilClose(state, "");
  return value !== undefined && value.length <= longest ? value : undefined;
}

interface State {
  readonly text: string;
  at: number;
  readonly escape: string;
  readonly get: (name: string) => string | undefined;
  /** The value where no modifier says what to take instead. */
  readonly bare: (name: string) => string | undefined;
  depth: number;
}

function untilClose(state: State, close: string): string | undefined {
  let value = "";
  let quote = "";
  while (state.at < state.text.length) {
    const char = state.text[state.at] ?? "";
    if (quote === "" && close !== "" && char === close) {
      state.at += 1;
      return value;
    }
    if (char === "$" && quote !== "'") {
      const part = variable(state);
      if (part === undefined) return undefined;
      value += part;
      continue;
    }
    state.at += 1;
    if (char === quote) quote = "";
    else if (quote === "" && (char === "'" || char === '"')) quote = char;
    else if (char === state.escape && quote !== "'") {
      value += state.text[state.at] ?? "";
      state.at += 1;
    } else value += char;
  }
  return close === "" && quote === "" ? value : undefined;
}

const plainName = /\$([A-Za-z_][A-Za-z0-9_]*)/y;
const bracedName = /\$\{([A-Za-z_][A-Za-z0-9_]*)(\}|:?[-+?]|##?|%%?)/y;

function variable(state: State): string | undefined {
  plainName.lastIndex = state.at;
  const simple = plainName.exec(state.text);
  if (simple !== null) {
    state.at = plainName.lastIndex;
    return state.bare(simple[1] ?? "");
  }
  bracedName.lastIndex = state.at;
  const braced = bracedName.exec(state.text);
  state.depth += 1;
  if (braced === null || state.depth > deepest) return undefined;
  state.at = bracedName.lastIndex;
  const operator = braced[2] ?? "";
  if (operator === "}") return state.bare(braced[1] ?? "");
  const value = state.get(braced[1] ?? "");
  const start = state.at;
  const operand = untilClose(state, "}");
  if (operand === undefined && state.text[state.at - 1] !== "}") state.at = Math.max(state.at, start);
  return modified(value, operator, operand);
}

function modified(value: string | undefined, operator: string, operand: string | undefined): string | undefined {
  const empty = value === undefined || (operator.startsWith(":") && value === "");
  switch (operator.replace(":", "")) {
    case "-":
      return empty ? operand : value;
    case "+":
      return empty ? "" : operand;
    case "?":
      return empty ? undefined : value;
    default:
      return value === undefined || operand === undefined ? undefined : trimmed(value, operator, operand);
  }
}

/** `#` and `%`: the shortest match of a pattern taken off the front or the end; doubled, the longest. */
function trimmed(value: string, operator: string, pattern: string): string {
  const fromFront = operator.startsWith("#");
  const lengths = Array.from({ length: value.length + 1 }, (_, index) => index);
  const matches = globTest(pattern);
  for (const length of operator.length > 1 ? lengths.reverse() : lengths) {
    const piece = fromFront ? value.slice(0, length) : value.slice(value.length - length);
    if (matches(piece)) return fromFront ? value.slice(length) : value.slice(0, value.length - length);
  }
  return value;
}

/** Whether a text matches `*` and `?`, in time bounded by the product of the lengths. */
function globTest(pattern: string): (text: string) => boolean {
  return (text) => {
    let row = new Set([0]);
    for (const char of pattern.slice(0, 200)) {
      const next = new Set<number>();
      for (const at of row) {
        if (char === "*") for (let to = at; to <= text.length; to += 1) next.add(to);
        else if (at < text.length && (char === "?" || text[at] === char)) next.add(at + 1);
      }
      row = next;
    }
    return row.has(text.length);
  };
}
