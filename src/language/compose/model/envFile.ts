// The lines of an .env file as Compose reads them: quotes, escapes, comments, and variables of the environment and of the
// lines above. What each form comes to was seen with docker compose config.
import { filled, type Values } from "../syntax/interpolation.ts";

const start = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*[=:][ \t]*/;
const mostLines = 10_000;
/** Many quotes that are never closed must not cost more than the file is long many times over. */
const longestQuoted = 4_000;

/** `outside`: variables of the environment, which go before those of the file where one names another. */
export function envFileOf(text: string, outside: Values = () => undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const values: Values = (name) => outside(name) ?? found.get(name);
  for (const { name, value } of assignmentsIn(text))
    found.set(name, value.literal ? value.text : filled(value.text, values).text);
  return found;
}

/** Offsets of the places at which a file gives a variable; the last one counts. */
export function placesInEnvFile(
  text: string,
  variable: string,
): readonly { readonly start: number; readonly end: number }[] {
  return [...assignmentsIn(text)].flatMap(({ name, at }) =>
    name === variable ? [{ start: at, end: at + name.length }] : [],
  );
}

interface Assignment {
  readonly name: string;
  /** Offset of the name. */
  readonly at: number;
  readonly value: Found;
}

function* assignmentsIn(text: string): Generator<Assignment> {
  let rest = text;
  for (let lines = 0; rest !== "" && lines < mostLines; lines += 1) {
    const [before, name] = start.exec(rest) ?? [];
    // A line that sets nothing is left out.
    if (before === undefined || name === undefined) {
      rest = behindLine(rest, 0);
      continue;
    }
    const at = text.length - rest.length + before.replace(/[ \t]*[=:][ \t]*$/, "").length - name.length;
    const value = quotedAt(rest, before.length) ?? plainAt(rest, before.length);
    yield { name, at, value };
    rest = behindLine(rest, value.end);
  }
}

interface Found {
  readonly text: string;
  /** Variables in it are none. */
  readonly literal: boolean;
  readonly end: number;
}

function plainAt(text: string, from: number): Found {
  const row = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? "";
  return { text: row.replace(/(^|\s+)#.*$/, "").trimEnd(), literal: false, end: from + row.length };
}

/** Over several lines too. Undefined where it does not begin with a quote, or the quote is never closed. */
function quotedAt(text: string, from: number): Found | undefined {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return undefined;
  const last = Math.min(text.length, from + longestQuoted);
  let end = from + 1;
  while (end < last && text[end] !== quote) end += text[end] === "\\" ? 2 : 1;
  if (end >= last) return undefined;
  const inner = text.slice(from + 1, end);
  return quote === "'"
    ? { text: inner.replaceAll("\\'", "'"), literal: true, end: end + 1 }
    : {
        text: inner.replaceAll(/\\([abfnrtv"\\$])/g, (_, sign: string) => escapes[sign] ?? sign),
        literal: false,
        end: end + 1,
      };
}

const escapes: Readonly<Record<string, string>> = {
  ...{ a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
  // A dollar sign that begins nothing.
  $: "$$",
};

const behindLine = (text: string, from: number): string => {
  const end = text.indexOf("\n", from);
  return end < 0 ? "" : text.slice(end + 1);
};
