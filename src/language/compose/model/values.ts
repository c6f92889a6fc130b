// What Compose would know of variables: the environment, and the .env file beside the Compose file.
import type { Lookup } from "../../language.ts";
import { filled, type Values } from "../syntax/interpolation.ts";
import type { Scalar } from "../syntax/node.ts";
import { envFileOf } from "./envFile.ts";

export interface Variables {
  readonly get: Values;
  /** Where a value comes from. */
  readonly origin: (name: string) => "environment" | ".env" | undefined;
  readonly names: readonly string[];
}

/** The environment has precedence over `.env`. */
export function variablesOf(lookup: Lookup): Variables {
  const environment = lookup.environment ?? {};
  const has = (name: string): boolean => Object.hasOwn(environment, name);
  const file = envFileOf(lookup.read?.(".env") ?? "", (name) => (has(name) ? environment[name] : undefined));
  return {
    get: (name) => (has(name) ? environment[name] : file.get(name)),
    origin: (name) => (has(name) ? "environment" : file.has(name) ? ".env" : undefined),
    names: [...new Set([...Object.keys(environment), ...file.keys()])],
  };
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
