// The command that does the same as the form, with a button that copies it.
import type { FormWords } from "../../protocol/formMessages.ts";
import { element } from "../element.ts";

export interface Preview {
  readonly root: HTMLElement;
  show(text: string): void;
}

/** Milliseconds the button says that it has copied. */
const afterglow = 1_500;

/** @param copy asks the other side, which has the clipboard and the current text */
export function preview(words: FormWords, copy: () => void): Preview {
  const code = element("code", { tabindex: "0", "aria-labelledby": "preview-label" });
  const button = element("button", { type: "button", class: "quiet" }, words.copy);
  const spoken = element("span", { class: "spoken", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", () => {
    copy();
    button.textContent = spoken.textContent = words.copied;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = words.copy;
      spoken.textContent = "";
    }, afterglow);
  });
  const head = element(
    "div",
    { class: "preview-head" },
    element("span", { id: "preview-label" }, words.preview),
    button,
    spoken,
  );
  return {
    root: element("section", { class: "preview", "aria-labelledby": "preview-label" }, head, code),
    show: (text) => {
      code.textContent = text;
    },
  };
}
