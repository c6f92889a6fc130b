// Variables in values: $X, ${X}, ${X:-default}, ${X-default}, ${X:?message}, ${X?message}, ${X:+other}, ${X+other} and $$ for
// a dollar sign. Offsets count from the start of the text given.
export type Operator = "" | ":-" | "-" | ":?" | "?" | ":+" | "+";

export interface Variable {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly nameStart: number;
  readonly operator: Operator;
  /** What stands behind the operator, as written. */
  readonly operand: string;
  readonly operandStart: number;
  /** Variables in the operand, offsets as everywhere. */
  readonly inner: readonly Variable[];
}

export interface Template {
  readonly variables: readonly Variable[];
  /** `${` that begins nothing: Compose refuses the file. */
  readonly faults: readonly { readonly start: number; readonly end: number }[];
}

const nameAt = /[A-Za-z_][A-Za-z0-9_]*/y;
const operatorAt = /:?[-?+]/y;
const deepest = 50;
/** Each fault looks for its end; behind so many the text is left alone. */
const mostFaults = 20;
const none: Template = { variables: [], faults: [] };

/** Linear in the text, but for nested defaults, which are followed to a depth of 50. */
export function templateOf(text: string, from = 0, to = text.length, depth = 0): Template {
  let at = text.indexOf("$", from);
  if (at < 0 || at >= to || depth > deepest) return none;
  const variables: Variable[] = [];
  const faults: { start: number; end: number }[] = [];
  while (at >= 0 && at < to && faults.length < mostFaults) {
    let next = at + 1;
    const sign = text[next];
    if (sign === "$") next += 1;
    else if (sign === "{") next = braced(text, at, to, depth, variables, faults);
    else {
      const name = match(nameAt, text, next, to);
      if (name !== undefined) {
        next += name.length;
        variables.push(variable(at, next, name, at + 1, "", "", next, []));
      }
    }
    at = text.indexOf("$", next);
  }
  return { variables, faults };
}

function braced(
  text: string,
  at: number,
  to: number,
  depth: number,
  variables: Variable[],
  faults: { start: number; end: number }[],
): number {
  const close = closing(text, at + 2, to);
  const end = close < 0 ? to : close + 1;
  const name = match(nameAt, text, at + 2, to);
  const behind = at + 2 + (name?.length ?? 0);
  const operator = match(operatorAt, text, behind, to) ?? "";
  const operandStart = behind + operator.length;
  const fault = close < 0 || name === undefined || (operator === "" && behind !== close) || operandStart > close;
  if (fault) {
    faults.push({ start: at, end: close < 0 ? Math.min(lineEnd(text, at), to) : end });
    return close < 0 ? at + 2 : end;
  }
  const inner = templateOf(text, operandStart, close, depth + 1);
  faults.push(...inner.faults);
  const operand = text.slice(operandStart, close);
  variables.push(variable(at, end, name, at + 2, operator as Operator, operand, operandStart, inner.variables));
  return end;
}

/** Offset of the brace that closes what was opened before `from`, or -1. */
function closing(text: string, from: number, to: number): number {
  let open = 1;
  for (let at = from; at < to; at += 1) {
    const sign = text[at];
    if (sign === "$" && text[at + 1] === "{") {
      open += 1;
      at += 1;
    } else if (sign === "}") {
      open -= 1;
      if (open === 0) return at;
    }
  }
  return -1;
}

const variable = (
  start: number,
  end: number,
  name: string,
  nameStart: number,
  operator: Operator,
  operand: string,
  operandStart: number,
  inner: readonly Variable[],
): Variable => ({ start, end, name, nameStart, operator, operand, operandStart, inner });

function match(pattern: RegExp, text: string, at: number, to: number): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && at + found.length <= to ? found : undefined;
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n"']/);
  return found < 0 ? text.length : at + found;
}

export type Values = (name: string) => string | undefined;

export interface Filled {
  readonly text: string;
  /** Names that had neither a value nor a default; they count as "". */
  readonly unset: readonly string[];
  /** Names that must have a value and have none, with the author's message. */
  readonly missing: readonly { readonly name: string; readonly message: string }[];
}

/** Puts values in the place of variables, as Compose does. */
export function filled(text: string, values: Values, depth = 0): Filled {
  const unset: string[] = [];
  const missing: { name: string; message: string }[] = [];
  const { variables } = templateOf(text);
  const take = (operand: string): string => {
    if (depth > deepest) return operand;
    const inside = filled(operand, values, depth + 1);
    unset.push(...inside.unset);
    missing.push(...inside.missing);
    return inside.text;
  };
  let result = "";
  let at = 0;
  for (const found of variables) {
    result += text.slice(at, found.start).replaceAll("$$", "$");
    at = found.end;
    const value = values(found.name);
    const given = found.operator.startsWith(":") ? value !== undefined && value !== "" : value !== undefined;
    const kind = found.operator.at(-1);
    if (kind === "+") result += given ? take(found.operand) : "";
    else if (given) result += value ?? "";
    else if (kind === "-") result += take(found.operand);
    else if (kind === "?") missing.push({ name: found.name, message: take(found.operand) });
    else unset.push(found.name);
  }
  return { text: result + text.slice(at).replaceAll("$$", "$"), unset, missing };
}
