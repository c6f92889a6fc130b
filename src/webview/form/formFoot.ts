// The foot of a form, always in view: the command that does the same, what went wrong, and the buttons.
import type { FormPicture } from "../../protocol/formMessages.ts";
import { element } from "../element.ts";
import { preview } from "./preview.ts";

export interface FormFoot {
  readonly root: HTMLElement;
  show(command: string): void;
  working(on: boolean): void;
  fail(message: string): void;
  /** Puts the focus on Cancel and says that the same key once more gives the form up. False when it is there already. */
  warn(): boolean;
}

export interface FootHeard {
  readonly cancel: () => void;
  readonly copy: () => void;
  readonly follow: (link: string) => void;
}

export function formFoot(form: FormPicture, heard: FootHeard): FormFoot {
  const { words } = form;
  const shown = preview(words, heard.copy);
  const failure = element("p", { class: "failure", role: "alert", hidden: true });
  const status = element("span", { class: "status", role: "status" });
  const action = element("button", { type: "submit" }, form.action);
  const cancel = element("button", { type: "button", class: "secondary" }, words.cancel);
  cancel.addEventListener("click", heard.cancel);
  const settle = (): void => {
    status.textContent = action.disabled ? words.sending : "";
  };
  cancel.addEventListener("blur", settle);
  return {
    root: element(
      "div",
      { class: "foot" },
      form.preview ? shown.root : undefined,
      failure,
      element("div", { class: "buttons" }, action, cancel, status, ...links(form, heard)),
    ),
    show: (command) => shown.show(command),
    working: (on) => {
      action.disabled = on;
      if (on) {
        failure.hidden = true;
        cancel.focus();
      }
      settle();
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
  };
}

function links({ links: offered }: FormPicture, heard: FootHeard): readonly HTMLElement[] {
  return offered.map(({ key, label, help }) => {
    const button = element("button", { type: "button", class: "link", title: help }, label);
    button.addEventListener("click", () => heard.follow(key));
    return button;
  });
}
