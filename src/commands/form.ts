// A form as data: fields, their first values and what is wrong with a value. The page that shows it knows nothing of what
// it is for; checks run here, in the command's own process, while the person types.

interface FieldBase {
  readonly key: string;
  readonly label: string;
  /** One or two plain sentences under the field. */
  readonly help?: string;
  /** Shown under this heading; fields of one section stand together. */
  readonly section?: string;
}

export type Field =
  | (FieldBase & {
      readonly type: "text";
      readonly value: string;
      readonly placeholder?: string;
      readonly suggestions?: readonly string[];
    })
  | (FieldBase & {
      readonly type: "lines";
      readonly value: readonly string[];
      readonly placeholder?: string;
      readonly add: string;
      readonly suggestions?: readonly string[];
    })
  | (FieldBase & {
      readonly type: "choice";
      readonly value: string;
      readonly choices: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
    })
  | (FieldBase & { readonly type: "switch"; readonly value: boolean })
  /** Text to read, one thing a line: what is left out, what goes in. */
  | (FieldBase & { readonly type: "note"; readonly lines: readonly string[]; readonly tone: "info" | "warning" });

export type FieldValue = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FieldValue>>;

export interface Issue {
  readonly field: string;
  /** With `lines`: which line, from 0. */
  readonly line?: number;
  readonly message: string;
  /** An error keeps the form from being sent; a warning does not. */
  readonly severity: "error" | "warning";
}

export interface Form {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  /** The button's words, a verb: "Commit". */
  readonly action: string;
  /** What is wrong with the values; called after each change, and once more before sending. */
  readonly check: (values: FormValues) => readonly Issue[];
  /** The docker command that does the same, shown live under the form. */
  readonly preview?: (values: FormValues) => string;
}

export const textOf = (values: FormValues, key: string): string => {
  const value = values[key];
  return typeof value === "string" ? value : "";
};
export const linesOf = (values: FormValues, key: string): readonly string[] => {
  const value = values[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
export const isOn = (values: FormValues, key: string): boolean => values[key] === true;
