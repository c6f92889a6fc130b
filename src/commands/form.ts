// A form as data: fields, their first values and what is wrong with a value. The page that shows it knows nothing of what
// it is for; checks run here, in the command's own process, while the person types.
import type { Field, FormValues, Issue } from "../protocol/formFields.ts";

// The parts that cross to the page are declared with its messages; commands find the whole form in one place.
export type { Field, FormValues, Issue };

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
  /** What one may do instead, beside the action; the form stays open. */
  readonly links?: readonly FormLink[];
  /**
   * The work itself, where it should be done while the form is still there: what the engine refuses is then said in the
   * form, and the person corrects it and sends again.
   */
  readonly send?: (values: FormValues, signal: AbortSignal) => Promise<void>;
}

export interface FormLink {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly follow: (values: FormValues) => Promise<void>;
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
