// Which paths a pattern of a .dockerignore takes, to the letter as the builder has it (moby/patternmatcher): it makes a
// regular expression of the pattern, with habits of its own. Here its pieces are walked along the path in time linear in
// both, whatever the pattern.

/** Whether a pattern takes the path itself; what it takes of a folder's content is context.ts's business. */
export type Taking = (path: string) => boolean;

const never: Taking = () => false;

/** `pattern`: cleaned, as in syntax.ts; empty: takes nothing. What the builder refuses takes nothing either. */
export function taking(pattern: string): Taking {
  if (pattern === "") return never;
  const { kind, expression } = translated(pattern);
  if (kind === "exact") return (path) => path === pattern;
  if (kind === "prefix") {
    const beginning = pattern.slice(0, -2);
    return (path) => path.startsWith(beginning);
  }
  if (kind === "suffix") {
    const ending = pattern.slice(2);
    return (path) => path.endsWith(ending) || (ending.startsWith("/") && path === ending.slice(1));
  }
  const pieces = piecesOf(expression);
  return pieces === undefined ? never : (path) => walks(pieces, path);
}

/** "**" at the end of plain letters is a beginning, at the start an ending; anything else with a sign is an expression. */
type Kind = "exact" | "prefix" | "suffix" | "expression";

const plainInExpression = new Set(".+()|{}$");

/** As the builder writes the expression: inside "[…]" too it replaces "*" and "?", which is how such sets become odd. */
function translated(pattern: string): { readonly kind: Kind; readonly expression: string } {
  const signs = Array.from(pattern);
  let kind: Kind = "exact";
  let expression = "";
  for (let at = 0; at < signs.length; at += 1) {
    const first = at === 0;
    const sign = signs[at] ?? "";
    if (sign === "*" && signs[at + 1] === "*") {
      at += signs[at + 2] === "/" ? 2 : 1;
      if (at + 1 < signs.length) {
        expression += "(.*/)?";
        kind = "expression";
      } else if (kind === "exact") kind = "prefix";
      else {
        expression += ".*";
        kind = "expression";
      }
      if (first) kind = "suffix";
    } else if (sign === "*" || sign === "?") {
      expression += sign === "*" ? "[^/]*" : "[^/]";
      kind = "expression";
    } else if (sign === "\\" && at + 1 < signs.length) {
      at += 1;
      expression += `\\${signs[at] ?? ""}`;
      kind = "expression";
    } else if (sign === "\\" || plainInExpression.has(sign)) expression += `\\${sign}`;
    else {
      expression += sign;
      if (sign === "[" || sign === "]") kind = "expression";
    }
  }
  return { kind, expression };
}

interface Piece {
  readonly takes: (sign: string) => boolean;
  /** Any number of them, none included. */
  readonly many: boolean;
  /** Stands for "(.*\/)?": nothing, or anything up to a slash. */
  readonly folders?: boolean;
}

const notNewline = (sign: string): boolean => sign !== "\n";

/** Undefined for what is no expression. */
function piecesOf(expression: string): readonly Piece[] | undefined {
  const signs = Array.from(expression);
  const pieces: Piece[] = [];
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? "";
    let takes: Piece["takes"];
    if (sign === "(") {
      pieces.push({ takes: notNewline, many: false, folders: true });
      at += "(.*/)?".length - 1;
      continue;
    }
    if (sign === ".") takes = notNewline;
    // The beginning of a path is behind us.
    else if (sign === "^") takes = () => false;
    else if (sign === "\\") {
      const escape = escaped(signs[at + 1] ?? "");
      if (escape === undefined) return undefined;
      takes = escape;
      at += 1;
    } else if (sign === "[") {
      const set = setAt(signs, at + 1);
      if (set === undefined) return undefined;
      takes = set.takes;
      at = set.close;
    } else takes = (other) => other === sign;
    const many = signs[at + 1] === "*";
    if (many) at += 1;
    pieces.push({ takes, many });
  }
  return pieces;
}

const classes: Readonly<Record<string, (sign: string) => boolean>> = {
  d: (sign) => /^[0-9]$/.test(sign),
  w: (sign) => /^\w$/.test(sign),
  s: (sign) => /^[\t\n\f\r ]$/.test(sign),
  D: (sign) => !/^[0-9]$/.test(sign),
  W: (sign) => !/^\w$/.test(sign),
  S: (sign) => !/^[\t\n\f\r ]$/.test(sign),
};
const controls: Readonly<Record<string, string>> = { a: "\x07", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** A letter behind a backslash means something to the builder's expressions, or makes them none. */
function escaped(sign: string): Piece["takes"] | undefined {
  const known = classes[sign];
  if (known !== undefined) return known;
  const meant = controls[sign] ?? (/^[A-Za-z0-9]$/.test(sign) ? undefined : sign);
  return meant === undefined || meant === "" ? undefined : (other) => other === meant;
}

interface CharacterSet {
  readonly takes: Piece["takes"];
  readonly close: number;
}

/** `at`: behind the bracket. */
function setAt(signs: readonly string[], start: number): CharacterSet | undefined {
  let at = start;
  const negated = signs[at] === "^";
  if (negated) at += 1;
  const tests: Piece["takes"][] = [];
  for (let first = true; at < signs.length; at += 1, first = false) {
    const sign = signs[at] ?? "";
    if (sign === "]" && !first) return { close: at, takes: (other) => tests.some((test) => test(other)) !== negated };
    const from = memberAt(signs, at);
    if (from === undefined) return undefined;
    at = from.end;
    const isRange = from.letter !== undefined && signs[at + 1] === "-" && (signs[at + 2] ?? "]") !== "]";
    if (!isRange) {
      tests.push(from.takes);
      continue;
    }
    const to = memberAt(signs, at + 2);
    if (to?.letter === undefined || from.letter > to.letter) return undefined;
    const [low, high] = [from.letter, to.letter];
    tests.push((other) => codeOf(other) >= low && codeOf(other) <= high);
    at = to.end;
  }
  return undefined;
}

const codeOf = (sign: string): number => sign.codePointAt(0) ?? -1;

function memberAt(
  signs: readonly string[],
  at: number,
): { readonly takes: Piece["takes"]; readonly letter: number | undefined; readonly end: number } | undefined {
  const sign = signs[at] ?? "";
  if (sign !== "\\") return { takes: (other) => other === sign, letter: codeOf(sign), end: at };
  const next = signs[at + 1] ?? "";
  const takes = escaped(next);
  if (takes === undefined) return undefined;
  const letter = Object.hasOwn(classes, next) ? undefined : codeOf(controls[next] ?? next);
  return { takes, letter, end: at + 1 };
}

/** All places among the pieces that can be reached are followed at once. */
function walks(pieces: readonly Piece[], path: string): boolean {
  let reached = new Set<number>();
  /** Inside "(.*\/)?", by the piece's place: it stays there until a slash. */
  let inside = new Set<number>();
  const enter = (at: number, places: Set<number>, within: Set<number>): void => {
    for (let next = at; !places.has(next); next += 1) {
      places.add(next);
      const piece = pieces[next];
      if (piece?.folders === true) within.add(next);
      else if (piece?.many !== true) return;
    }
  };
  enter(0, reached, inside);
  for (const sign of path) {
    const places = new Set<number>();
    const within = new Set<number>();
    for (const at of inside) {
      if (notNewline(sign)) within.add(at);
      if (sign === "/") enter(at + 1, places, within);
    }
    for (const at of reached) {
      const piece = pieces[at];
      if (piece === undefined || piece.folders === true || !piece.takes(sign)) continue;
      enter(piece.many ? at : at + 1, places, within);
    }
    reached = places;
    inside = within;
    if (places.size === 0 && within.size === 0) return false;
  }
  return reached.has(pieces.length);
}
