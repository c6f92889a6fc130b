// One of several: radio buttons with their help while they are few, a drop-down list when they are many.
import type { ChoiceField } from "../../../protocol/formFields.ts";
import type { Control, ControlParts } from "../control.ts";
import { element } from "../../element.ts";
import { fieldFrame, groupFrame, helpId } from "../fieldFrame.ts";
import { issueList } from "../issueList.ts";

const mostRadios = 3;

export function choiceControl(field: ChoiceField, parts: ControlParts): Control {
  return field.choices.length > mostRadios ? dropDown(field, parts) : radios(field, parts);
}

function radios(field: ChoiceField, { id, words, changed }: ControlParts): Control {
  const frame = { id, label: field.label, help: field.help };
  const inputs = field.choices.map(({ value }, index) => {
    const input = element("input", { id: `${id}-${index}`, type: "radio", name: id, value });
    input.checked = value === field.value;
    input.addEventListener("change", () => changed("at once"));
    return input;
  });
  const rows = field.choices.map(({ label, help }, index) => {
    const described = help === undefined ? undefined : `${id}-${index}-help`;
    if (described !== undefined) inputs[index]?.setAttribute("aria-describedby", described);
    const text = element("label", { for: `${id}-${index}` }, label);
    const words = help === undefined ? undefined : element("p", { id: described, class: "help" }, help);
    return element("div", { class: "option" }, inputs[index], element("div", {}, text, words));
  });
  const issues = issueList(`${id}-issues`, words, helpId(frame));
  const root = groupFrame(frame, "radiogroup", ...rows, issues.root);
  return {
    key: field.key,
    root,
    value: () => inputs.find(({ checked }) => checked)?.value ?? field.value,
    judge: (found) => issues.show(found, root),
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus(),
  };
}

function dropDown(field: ChoiceField, { id, words, changed }: ControlParts): Control {
  const frame = { id, label: field.label, help: field.help };
  const options = field.choices.map(({ value, label }) => element("option", { value }, label));
  const select = element("select", { id, "aria-describedby": helpId(frame) }, ...options);
  select.value = field.value;
  const help = element("p", { class: "help", "aria-live": "polite" });
  const explain = (): void => {
    help.textContent = field.choices.find(({ value }) => value === select.value)?.help ?? "";
  };
  explain();
  select.addEventListener("change", () => {
    explain();
    changed("at once");
  });
  const issues = issueList(`${id}-issues`, words, helpId(frame));
  return {
    key: field.key,
    root: fieldFrame(frame, select, help, issues.root),
    value: () => select.value,
    judge: (found) => issues.show(found, select),
    focus: () => select.focus(),
  };
}
