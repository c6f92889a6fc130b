// How Compose's YAML reader (go-yaml, mostly YAML 1.2 with a few habits of 1.1) types an unquoted scalar.
import type { ScalarType } from "./node.ts";

const integer = /^[-+]?(?:0|[1-9][0-9_]*|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
const special = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const day = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/;
const words: Readonly<Record<string, ScalarType>> = {
  "": "null",
  "~": "null",
  null: "null",
  Null: "null",
  NULL: "null",
  true: "boolean",
  True: "boolean",
  TRUE: "boolean",
  false: "boolean",
  False: "boolean",
  FALSE: "boolean",
};

/** Of an unquoted scalar. `yes` and `on` are strings, as they are to Compose. */
export function plainType(text: string): ScalarType {
  const word = Object.hasOwn(words, text) ? words[text] : undefined;
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only what begins with a digit, a sign or a dot can be a number.
  if (!(first >= 48 && first <= 57) && first !== 43 && first !== 45 && first !== 46) return "string";
  if (integer.test(text)) return "integer";
  if (decimal.test(text) || special.test(text)) return "number";
  return day.test(text) ? "time" : "string";
}

/** The number that a scalar of type integer or number stands for. */
export function numberOf(text: string): number {
  const bare = text.replaceAll("_", "");
  const [, sign = "", digits = ""] = /^([-+]?)(.*)$/.exec(bare) ?? [];
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  return Number(octal) * (sign === "-" ? -1 : 1);
}
