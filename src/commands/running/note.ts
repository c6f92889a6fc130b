// What is said about a form's values while they are read.
import { linesOf, type FormValues, type Issue } from "../form.ts";

/** Puts an issue down; `line` for fields of lines. */
export type Note = (field: string, severity: Issue["severity"], message: string, line?: number) => void;

/** The lines of a field that are not blank, trimmed, each with its place in the field. */
export const filled = (values: FormValues, key: string): readonly { readonly text: string; readonly line: number }[] =>
  linesOf(values, key).flatMap((text, line) => (text.trim() === "" ? [] : [{ text: text.trim(), line }]));
