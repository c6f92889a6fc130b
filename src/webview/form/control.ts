// What the page asks of every kind of field, and what it gives them.
import type { FieldValue, Issue } from "../../protocol/formFields.ts";
import type { FormWords } from "../../protocol/formMessages.ts";

export interface Control {
  readonly key: string;
  readonly root: HTMLElement;
  /** Undefined for fields that hold no value. */
  value(): FieldValue | undefined;
  /** Shows what is wrong; errors only where the person has been, unless `all`. */
  judge(issues: readonly Issue[], all: boolean): void;
  /** Puts the focus on the field, or on one of its lines. */
  focus(line?: number): void;
}

export interface ControlParts {
  /** Unique on the page; first part of the ids of what the control is made of. */
  readonly id: string;
  readonly words: FormWords;
  /** To be called after each change of the value; `at once` when it is no typing: a line came or went, a choice was made. */
  readonly changed: (how: "typing" | "at once") => void;
}
