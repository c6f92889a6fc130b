// The form as it stands on the page: heading, fields, foot. It says what the person does and shows what it is told; what a
// value means it does not know.
import type { FormValues, Issue } from "../../protocol/formFields.ts";
import type { FormPicture } from "../../protocol/formMessages.ts";
import type { ControlParts } from "./control.ts";
import { attribute, element } from "../element.ts";
import { fieldSet } from "./fieldSet.ts";
import { formFoot, type FootHeard, type FormFoot } from "./formFoot.ts";

export interface FormView extends Pick<FormFoot, "fail" | "warn"> {
  readonly root: HTMLElement;
  values(): FormValues;
  judge(issues: readonly Issue[], command: string | undefined, all: boolean): void;
  /** Whether the work is being done; then nothing but Cancel answers. */
  working(on: boolean): void;
  focused(): string | undefined;
  focus(key: string | undefined): void;
  focusError(issues: readonly Issue[]): void;
}

export interface FormHeard extends FootHeard {
  readonly changed: ControlParts["changed"];
  readonly send: () => void;
}

export function formView(form: FormPicture, heard: FormHeard): FormView {
  const fields = fieldSet(form.fields, form.words, heard.changed);
  const foot = formFoot(form, heard);
  const root = element(
    "form",
    { novalidate: true, "aria-labelledby": "title" },
    element("h1", { id: "title" }, form.title),
    form.intro === undefined ? undefined : element("p", { class: "intro" }, form.intro),
    fields.root,
    foot.root,
  );
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    heard.send();
  });
  const { values, focused, focus, focusError } = fields;
  const { fail, warn } = foot;
  return {
    ...{ root, values, focused, focus, focusError, fail, warn },
    judge: (issues, command, all) => {
      fields.judge(issues, all);
      if (command !== undefined) foot.show(command);
    },
    working: (on) => {
      attribute(fields.root, "inert", on);
      foot.working(on);
    },
  };
}
