// What Compose would know of variables: the environment, and the .env file beside the Compose file.
import type { Lookup } from "../../language.ts";
import { filled, type Values } from "../syntax/interpolation.ts";
import type { Scalar } from "../syntax/node.ts";

export interface Variables {
  readonly get: Values;
  /** Where a value comes from. */
  readonly origin: (name: string) => "environment" | ".env" | undefined;
  readonly names: readonly string[];
}

/** The environment has precedence over `.env`. */
export function variablesOf(lookup: Lookup): Variables {
  const environment = lookup.environment ?? {};
  const file = envFileOf(lookup.read?.(".env") ?? "");
  const has = (name: string): boolean => Object.hasOwn(environment, name);
  return {
    get: (name) => (has(name) ? environment[name] : file.get(name)),
    origin: (name) => (has(name) ? "environment" : file.has(name) ? ".env" : undefined),
    names: [...new Set([...Object.keys(environment), ...file.keys()])],
  };
}

const line = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*[=:]\s*(.*)$/;

/** KEY=value lines; quotes and comments behind a blank are taken off. */
export function envFileOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of text.split(/\r?\n/, 10_000)) {
    const [, name, rest = ""] = line.exec(row) ?? [];
    if (name === undefined) continue;
    const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(rest);
    found.set(name, quoted?.[2] ?? rest.replace(/(^|\s+)#.*$/, "").trimEnd());
  }
  return found;
}

export interface Settled {
  readonly text: string;
  /** False where a variable has no value here: what the text will be cannot be told. */
  readonly certain: boolean;
}

/** A scalar's text with variables filled in. */
export function settled({ text }: Pick<Scalar, "text">, values: Values): Settled {
  if (!text.includes("$")) return { text, certain: true };
  const { text: result, unset, missing } = filled(text, values);
  return { text: result, certain: unset.length === 0 && missing.length === 0 };
}
