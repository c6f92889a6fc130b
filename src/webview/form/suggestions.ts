// A list of suggestions under a text input: an editable combobox with a list box, by the pattern of the ARIA Authoring
// Practices. The browser's own datalist takes no colours from the editor.
import { attribute, element } from "../element.ts";

export interface Suggested {
  /** Input and list, to be put where the input alone would stand. */
  readonly root: HTMLElement;
}

/** Of more nobody looks through the rest; typing makes them fewer. */
const mostShown = 50;

/** @param picked called after a suggestion was put into the input */
export function withSuggestions(
  input: HTMLInputElement,
  suggestions: readonly string[],
  label: string,
  picked: () => void,
): Suggested {
  const list = element("ul", {
    id: `${input.id}-list`,
    role: "listbox",
    class: "suggestions",
    "aria-label": label,
    hidden: true,
  });
  const root = element("div", { class: "combobox" }, input, list);
  let active = -1;
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ] as const)
    attribute(input, name, value);

  const close = (): void => {
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    attribute(input, "aria-expanded", "false");
    attribute(input, "aria-activedescendant", undefined);
  };
  const mark = (index: number): void => {
    active = index;
    for (const [at, option] of [...list.children].entries()) attribute(option, "aria-selected", String(at === index));
    const option = list.children[index];
    attribute(input, "aria-activedescendant", option?.id);
    option?.scrollIntoView({ block: "nearest" });
  };
  const pick = (text: string): void => {
    input.value = text;
    close();
    picked();
  };
  const open = (): void => {
    const fitting = suggestions.filter((text) => text !== input.value && begins(text, input.value));
    if (fitting.length === 0) return close();
    list.replaceChildren(
      ...fitting.slice(0, mostShown).map((text, index) => optionOf(`${list.id}-${index}`, text, pick)),
    );
    list.hidden = false;
    attribute(input, "aria-expanded", "true");
    mark(-1);
  };
  const move = (step: number): void => {
    if (list.hidden) open();
    const count = list.children.length;
    if (count > 0) mark(active === -1 && step < 0 ? count - 1 : (active + step + count) % count);
  };
  input.addEventListener("input", open);
  input.addEventListener("click", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (list.hidden) return;
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0 && !event.ctrlKey && !event.metaKey)
      pick(list.children[active]?.textContent ?? "");
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return { root };
}

/** From its start or from one of its parts, as in "porthole/busybox:1" from "busy": more would cover what is said below. */
function begins(text: string, typed: string): boolean {
  const [whole, wanted] = [text.toLowerCase(), typed.toLowerCase()];
  return whole.startsWith(wanted) || whole.split(/[/:]/).some((part) => part.startsWith(wanted));
}

function optionOf(id: string, text: string, pick: (text: string) => void): HTMLElement {
  const option = element("li", { id, role: "option", "aria-selected": "false" }, text);
  // The input keeps the focus: pressing must not blur it before the click is seen.
  option.addEventListener("mousedown", (event) => event.preventDefault());
  option.addEventListener("click", () => pick(text));
  return option;
}
