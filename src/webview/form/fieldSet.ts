// The fields of a form in their sections: their values, which of them are needed, and what is wrong with them.
import type { Field, FormValues, Issue } from "../../protocol/formFields.ts";
import type { FormWords } from "../../protocol/formMessages.ts";
import type { Control, ControlParts } from "./control.ts";
import { element } from "../element.ts";
import { choiceControl } from "./fields/choiceControl.ts";
import { linesControl } from "./fields/linesControl.ts";
import { noteControl } from "./fields/noteControl.ts";
import { switchControl } from "./fields/switchControl.ts";
import { textControl } from "./fields/textControl.ts";

export interface FieldSet {
  readonly root: HTMLElement;
  values(): FormValues;
  /** Errors are shown only where the person has been, unless `all`. */
  judge(issues: readonly Issue[], all: boolean): void;
  /** The key of the field that has the focus. */
  focused(): string | undefined;
  /** Focuses this field, or the first that holds a value. */
  focus(key: string | undefined): void;
  /** Focuses the first field, from above, that has an error. */
  focusError(issues: readonly Issue[]): void;
}

export function fieldSet(fields: readonly Field[], words: FormWords, changed: ControlParts["changed"]): FieldSet {
  const controls = fields.map((field, index) =>
    controlOf(field, {
      id: `field-${index}`,
      words,
      changed: (how) => {
        hideUnneeded();
        changed(how);
      },
    }),
  );
  const values = (): FormValues =>
    Object.fromEntries(
      controls.flatMap((control) => {
        const value = control.value();
        return value === undefined ? [] : [[control.key, value] as const];
      }),
    );
  const hideUnneeded = (): void => {
    const now = values();
    for (const [index, { when }] of fields.entries()) {
      const needed = when === undefined || when.is.some((wanted) => wanted === now[when.field]);
      if (controls[index] !== undefined) controls[index].root.hidden = !needed;
    }
  };
  hideUnneeded();
  const first = controls.find(({ value }) => value() !== undefined);
  return {
    root: element("div", { class: "fields" }, ...sections(fields, controls)),
    values,
    judge: (issues, all) => {
      for (const control of controls)
        control.judge(
          issues.filter(({ field }) => field === control.key),
          all,
        );
    },
    focused: () => controls.find(({ root }) => root.contains(document.activeElement))?.key,
    focus: (key) => (controls.find((control) => control.key === key) ?? first)?.focus(),
    focusError: (issues) => {
      for (const control of controls) {
        const error = issues.find(({ field, severity }) => field === control.key && severity === "error");
        if (error !== undefined) return control.focus(error.line);
      }
    },
  };
}

function controlOf(field: Field, parts: ControlParts): Control {
  switch (field.type) {
    case "text":
      return textControl(field, parts);
    case "lines":
      return linesControl(field, parts);
    case "choice":
      return choiceControl(field, parts);
    case "switch":
      return switchControl(field, parts);
    case "note":
      return noteControl(field, parts);
  }
}

/** Fields that follow each other with the same heading stand together under it. */
function sections(fields: readonly Field[], controls: readonly Control[]): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  let heading: string | undefined;
  for (const [index, { section }] of fields.entries()) {
    const control = controls[index];
    if (control === undefined) continue;
    if (section !== heading || made.length === 0) {
      heading = section;
      const name = section === undefined ? undefined : element("legend", {}, section);
      made.push(element("fieldset", {}, name));
    }
    made.at(-1)?.append(control.root);
  }
  return made;
}
