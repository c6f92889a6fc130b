// On or off.
import type { SwitchField } from "../../../protocol/formFields.ts";
import type { Control, ControlParts } from "../control.ts";
import { element } from "../../element.ts";
import { helpId, helpText } from "../fieldFrame.ts";
import { issueList } from "../issueList.ts";

export function switchControl(field: SwitchField, { id, words, changed }: ControlParts): Control {
  const frame = { id, label: field.label, help: field.help };
  const input = element("input", { id, type: "checkbox", "aria-describedby": helpId(frame) });
  input.checked = field.value;
  input.addEventListener("change", () => changed("at once"));
  const issues = issueList(`${id}-issues`, words, helpId(frame));
  const text = element("div", {}, element("label", { for: id }, field.label), helpText(frame), issues.root);
  return {
    key: field.key,
    root: element("div", { class: "field option" }, input, text),
    value: () => input.checked,
    judge: (found) => issues.show(found, input),
    focus: () => input.focus(),
  };
}
