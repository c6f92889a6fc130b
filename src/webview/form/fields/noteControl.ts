// Text to read, one thing a line. A long one scrolls, and can be scrolled by keyboard.
import type { NoteField } from "../../../protocol/formFields.ts";
import type { Control, ControlParts } from "../control.ts";
import { element } from "../../element.ts";
import { groupFrame } from "../fieldFrame.ts";

const mostUnscrolled = 8;

export function noteControl(field: NoteField, { id }: ControlParts): Control {
  const lines = element("ul", {}, ...field.lines.map((line) => element("li", {}, line)));
  if (field.lines.length > mostUnscrolled) lines.tabIndex = 0;
  const root = groupFrame({ id, label: field.label, help: field.help }, "group", lines);
  root.classList.add("note", field.tone);
  return { key: field.key, root, value: () => undefined, judge: () => undefined, focus: () => undefined };
}
