// What a form is made of, as data that can cross a border: fields, the values that are in them and what is wrong with a
// value. Declared here because a page and the commands both speak of it; what a value means only the commands know.

interface FieldBase {
  readonly key: string;
  readonly label: string;
  /** One or two plain sentences under the field. */
  readonly help?: string;
  /** Shown under this heading; fields of one section stand together. */
  readonly section?: string;
  /** Shown only while another field (a choice or a switch) has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] };
}

export interface TextField extends FieldBase {
  readonly type: "text";
  readonly value: string;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
}

export interface LinesField extends FieldBase {
  readonly type: "lines";
  readonly value: readonly string[];
  readonly placeholder?: string;
  /** The button's words: "Add a port". */
  readonly add: string;
  readonly suggestions?: readonly string[];
}

export interface ChoiceField extends FieldBase {
  readonly type: "choice";
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
}

export interface SwitchField extends FieldBase {
  readonly type: "switch";
  readonly value: boolean;
}

/** Text to read, one thing a line: what is left out, what goes in. */
export interface NoteField extends FieldBase {
  readonly type: "note";
  readonly lines: readonly string[];
  readonly tone: "info" | "warning";
}

export type Field = TextField | LinesField | ChoiceField | SwitchField | NoteField;

export type FieldValue = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FieldValue>>;

export interface Issue {
  readonly field: string;
  /** With `lines`: which line, from 0. */
  readonly line?: number;
  readonly message: string;
  /** An error keeps the form from being sent; a warning does not; a hint says how a value was understood. */
  readonly severity: "error" | "warning" | "hint";
}

/** The values a form begins with. */
export const firstValues = (fields: readonly Field[]): FormValues =>
  Object.fromEntries(fields.flatMap((field) => (field.type === "note" ? [] : [[field.key, field.value] as const])));

/** Longest text of one value and most lines of one field: more is a fault, not a form. */
const longest = 100_000;
const mostLines = 1_000;

/** Values that fit the fields, every field's and no other; undefined when they do not. */
export function readValues(fields: readonly Field[], sent: unknown): FormValues | undefined {
  if (typeof sent !== "object" || sent === null) return undefined;
  const named = fields.filter(({ type }) => type !== "note");
  const values = sent as Readonly<Record<string, unknown>>;
  if (Object.keys(values).length !== named.length) return undefined;
  return named.every((field) => Object.hasOwn(values, field.key) && fits(field, values[field.key]))
    ? (values as FormValues)
    : undefined;
}

/** The fields with remembered values in them, as far as those still fit. */
export function withValues(fields: readonly Field[], remembered: unknown): readonly Field[] {
  if (typeof remembered !== "object" || remembered === null) return fields;
  const values = remembered as Readonly<Record<string, unknown>>;
  return fields.map((field) =>
    field.type !== "note" && Object.hasOwn(values, field.key) && fits(field, values[field.key])
      ? ({ ...field, value: values[field.key] } as Field)
      : field,
  );
}

function fits(field: Field, value: unknown): boolean {
  switch (field.type) {
    case "text":
      return isText(value);
    case "lines":
      return Array.isArray(value) && value.length <= mostLines && value.every(isText);
    case "choice":
      return field.choices.some((choice) => choice.value === value);
    case "switch":
      return typeof value === "boolean";
    case "note":
      return false;
  }
}

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= longest;
