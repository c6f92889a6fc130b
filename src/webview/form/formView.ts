// The form as it stands on the page: sections of fields, the command that does the same, buttons. It says what the person
// does and shows what it is told; what a value means it does not know.
import type { Field, FieldValue, FormValues, Issue } from "../../protocol/formFields.ts";
import type { FormPicture } from "../../protocol/formMessages.ts";
import type { Control, ControlParts } from "./control.ts";
import { attribute, element } from "./element.ts";
import { choiceControl } from "./fields/choiceControl.ts";
import { linesControl } from "./fields/linesControl.ts";
import { noteControl } from "./fields/noteControl.ts";
import { switchControl } from "./fields/switchControl.ts";
import { textControl } from "./fields/textControl.ts";
import { preview } from "./preview.ts";

export interface FormView {
  readonly root: HTMLElement;
  values(): FormValues;
  judge(issues: readonly Issue[], command: string | undefined, all: boolean): void;
  /** Whether the work is being done; then nothing but Cancel answers. */
  working(on: boolean): void;
  fail(message: string): void;
  /** Puts the focus on Cancel and says that the same key once more gives the form up. False when it is there already. */
  warn(): boolean;
  /** The key of the field that has the focus. */
  focused(): string | undefined;
  /** Focuses a field, the one of the first error, or the first that can be typed in. */
  focus(key: string | undefined): void;
  focusError(issues: readonly Issue[]): void;
}

export interface FormHeard {
  readonly changed: (how: "typing" | "at once") => void;
  readonly send: () => void;
  readonly cancel: () => void;
  readonly copy: () => void;
  readonly follow: (link: string) => void;
}

export function formView(form: FormPicture, heard: FormHeard): FormView {
  const { words } = form;
  const controls = form.fields.map((field, index) =>
    controlOf(field, { id: `field-${index}`, words, changed: (how) => (hideUnneeded(), heard.changed(how)) }),
  );
  const values = (): FormValues =>
    Object.fromEntries(
      controls.flatMap((control) => {
        const value: FieldValue | undefined = control.value();
        return value === undefined ? [] : [[control.key, value] as const];
      }),
    );
  const hideUnneeded = (): void => {
    const now = values();
    for (const [index, { when }] of form.fields.entries()) {
      const other = when === undefined ? undefined : now[when.field];
      const needed = when === undefined || when.is.some((wanted) => wanted === other);
      if (controls[index] !== undefined) controls[index].root.hidden = !needed;
    }
  };
  const shown = preview(words, heard.copy);
  const failure = element("p", { class: "failure", role: "alert", hidden: true });
  const status = element("span", { class: "status", role: "status" });
  const action = element("button", { type: "submit" }, form.action);
  const cancel = element("button", { type: "button", class: "secondary" }, words.cancel);
  const fields = element("div", { class: "fields" }, ...sections(form.fields, controls));
  const foot = element(
    "div",
    { class: "foot" },
    form.preview ? shown.root : undefined,
    failure,
    element("div", { class: "buttons" }, action, cancel, status, ...links(form, heard)),
  );
  const intro = form.intro === undefined ? undefined : element("p", { class: "intro" }, form.intro);
  const root = element(
    "form",
    { novalidate: true, "aria-labelledby": "title" },
    element("h1", { id: "title" }, form.title),
    intro,
    fields,
    foot,
  );
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    heard.send();
  });
  cancel.addEventListener("click", heard.cancel);
  cancel.addEventListener("blur", () => void (status.textContent = action.disabled ? words.sending : ""));
  hideUnneeded();
  const first = controls.find(({ value }) => value() !== undefined);
  return {
    root,
    values,
    judge: (issues, command, all) => {
      for (const control of controls)
        control.judge(
          issues.filter(({ field }) => field === control.key),
          all,
        );
      if (command !== undefined) shown.show(command);
    },
    working: (on) => {
      attribute(fields, "inert", on);
      if (on) cancel.focus();
      action.disabled = on;
      status.textContent = on ? words.sending : "";
      if (on) failure.hidden = true;
    },
    fail: (message) => {
      failure.textContent = message;
      failure.hidden = message === "";
      action.focus();
    },
    warn: () => {
      if (document.activeElement === cancel) return false;
      cancel.focus();
      status.textContent = words.again;
      return true;
    },
    focused: () => controls.find((control) => control.root.contains(document.activeElement))?.key,
    focus: (key) => (controls.find((control) => control.key === key) ?? first)?.focus(),
    focusError: (issues) => {
      const error = controls.flatMap(
        ({ key }) => issues.find(({ field, severity }) => field === key && severity === "error") ?? [],
      )[0];
      if (error !== undefined) controls.find(({ key }) => key === error.field)?.focus(error.line);
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

function links({ links: offered }: FormPicture, heard: FormHeard): readonly HTMLElement[] {
  return offered.map(({ key, label, help }) => {
    const button = element("button", { type: "button", class: "link", title: help }, label);
    button.addEventListener("click", () => heard.follow(key));
    return button;
  });
}
