// What may stand where: the shapes that the tables of this folder are written in. check.ts measures a file against them,
// place.ts finds the one at a cursor; both serve diagnostics, completion and hover alike.
import type { ScalarType } from "../syntax/node.ts";

/** Names that are given in one place of a file and used in another. */
export type Family = "service" | "network" | "volume" | "config" | "secret" | "model";

/** Where completion finds values beyond the words of the table. */
export type Source = Family | "file" | "folder" | "image" | "stage" | "variable" | "profile";

/** What Compose turns a text into; it refuses a text that cannot be turned. */
export type Cast = "boolean" | "integer" | "number" | "size" | "duration" | "count";

export interface Word {
  readonly text: string;
  readonly doc?: () => string;
}

export interface Value {
  readonly kind: "value";
  /** "number" takes integers too. */
  readonly types: readonly ScalarType[];
  readonly cast?: Cast;
  readonly words?: readonly Word[];
  /** Some of many: offered where nothing is written yet, and told of nowhere. */
  readonly examples?: readonly string[];
  /** Only the words are accepted; otherwise they are what people usually write. */
  readonly closed?: boolean;
  readonly pattern?: RegExp;
  readonly least?: number;
  readonly most?: number;
  readonly source?: Source;
  /** Merely odd beside the words: Compose itself lets it pass, the engine does not. */
  readonly odd?: RegExp;
}

export interface Key {
  readonly shape: Shape;
  readonly doc: () => string;
  readonly deprecated?: boolean;
}

export interface Keys {
  readonly kind: "keys";
  readonly keys: Readonly<Record<string, Key>>;
  readonly required: readonly string[];
  /** Keys that begin with x- may stand here. */
  readonly extensible: boolean;
  /** Others are let pass, as some corners of the specification do. */
  readonly open: boolean;
}

/** Keys of a person's choosing. */
export interface Dict {
  readonly kind: "dict";
  readonly of: Shape;
  readonly names?: RegExp;
  readonly source?: Source;
  /** One that the person defines here, as against one used. */
  readonly defines?: Family;
  /** What people usually write. */
  readonly words?: readonly Word[];
}

export interface Items {
  readonly kind: "items";
  readonly of: Shape;
  /** What a second equal item is: refused, or merely idle. */
  readonly twice: "error" | "warning";
}

export interface Either {
  readonly kind: "either";
  readonly of: readonly Exclude<Shape, Either>[];
}

export interface Anything {
  readonly kind: "anything";
}

export type Shape = Value | Keys | Dict | Items | Either | Anything;

type Extra = Omit<Value, "kind" | "types">;

export const anything: Anything = { kind: "anything" };
export const nothing: Value = { kind: "value", types: ["null"] };

export const text = (extra: Extra = {}): Value => ({ kind: "value", types: ["string"], ...extra });

/** One of some words, and nothing else. */
export const oneOf = (...words: readonly (string | Word)[]): Value => text({ closed: true, words: wordsOf(words) });

/** Words that are usual; anything else passes. */
export const usually = (...words: readonly (string | Word)[]): Value => text({ words: wordsOf(words) });

const wordsOf = (words: readonly (string | Word)[]): readonly Word[] =>
  words.map((word) => (typeof word === "string" ? { text: word } : word));

const yesAndNo: readonly Word[] = [{ text: "true" }, { text: "false" }];

export const yesOrNo: Value = { kind: "value", types: ["boolean", "string"], cast: "boolean", words: yesAndNo };

/** Where not even a quoted "true" passes. */
export const strictlyYesOrNo: Value = { kind: "value", types: ["boolean"], words: yesAndNo };

export const integer = (extra: Extra = {}): Value => ({
  kind: "value",
  types: ["integer", "string"],
  cast: "integer",
  ...extra,
});

export const number = (extra: Extra = {}): Value => ({
  kind: "value",
  types: ["number", "string"],
  cast: "number",
  ...extra,
});

/** Bytes with a unit: "512m". */
export const size = (...types: readonly ScalarType[]): Value => ({
  kind: "value",
  types: types.length === 0 ? ["number", "string"] : types,
  cast: "size",
});

/** "1m30s". */
export const duration: Value = text({ cast: "duration", examples: ["5s", "10s", "30s", "1m", "5m"] });

export const key = (shape: Shape, doc: () => string, deprecated = false): Key =>
  deprecated ? { shape, doc, deprecated } : { shape, doc };

export const keys = (
  table: Readonly<Record<string, Key>>,
  { required = [], extensible = true, open = false }: Partial<Pick<Keys, "required" | "extensible" | "open">> = {},
): Keys => ({ kind: "keys", keys: table, required, extensible, open });

export const dict = (of: Shape, extra: Partial<Pick<Dict, "names" | "source" | "defines" | "words">> = {}): Dict => ({
  kind: "dict",
  of,
  ...extra,
});

export const items = (of: Shape, twice: Items["twice"] = "warning"): Items => ({ kind: "items", of, twice });

export const either = (...of: readonly Exclude<Shape, Either>[]): Either => ({ kind: "either", of });

/** The alternatives of a shape, itself where it has none. */
export const alternatives = (shape: Shape): readonly Exclude<Shape, Either>[] =>
  shape.kind === "either" ? shape.of : [shape];
