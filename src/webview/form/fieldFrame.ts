// What stands round every field: label above, help, the control, messages below.
import { element } from "../element.ts";

export interface FrameParts {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
}

/** Id of the help text, for aria-describedby; undefined when there is none. */
export const helpId = ({ id, help }: FrameParts): string | undefined => (help === undefined ? undefined : `${id}-help`);

export const helpText = (parts: FrameParts): HTMLElement | undefined =>
  parts.help === undefined ? undefined : element("p", { id: helpId(parts), class: "help" }, parts.help);

/** A field of one input, named by a label that belongs to it. */
export function fieldFrame(parts: FrameParts, ...content: readonly HTMLElement[]): HTMLElement {
  return element(
    "div",
    { class: "field" },
    element("label", { for: parts.id }, parts.label),
    helpText(parts),
    ...content,
  );
}

/** A field of several inputs, named as a group. */
export function groupFrame(
  parts: FrameParts,
  role: "group" | "radiogroup",
  ...content: readonly HTMLElement[]
): HTMLElement {
  const attributes = {
    class: "field",
    role,
    "aria-labelledby": `${parts.id}-label`,
    "aria-describedby": helpId(parts),
  };
  return element(
    "div",
    attributes,
    element("span", { id: `${parts.id}-label`, class: "label" }, parts.label),
    helpText(parts),
    ...content,
  );
}
