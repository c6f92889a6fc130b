// One line of text, with suggestions where there are some.
import type { TextField } from "../../../protocol/formFields.ts";
import type { Control, ControlParts } from "../control.ts";
import { element } from "../../element.ts";
import { fieldFrame, helpId } from "../fieldFrame.ts";
import { issueList } from "../issueList.ts";
import { withSuggestions } from "../suggestions.ts";

export function textControl(field: TextField, { id, words, changed }: ControlParts): Control {
  const frame = { id, label: field.label, help: field.help };
  const input = element("input", {
    id,
    type: "text",
    placeholder: field.placeholder,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": helpId(frame),
  });
  input.value = field.value;
  let visited = field.value !== "";
  const typed = (): void => {
    visited = true;
    changed("typing");
  };
  input.addEventListener("input", typed);
  const shown =
    field.suggestions === undefined || field.suggestions.length === 0
      ? input
      : withSuggestions(input, field.suggestions, words.suggestions, typed).root;
  const issues = issueList(`${id}-issues`, words, helpId(frame));
  return {
    key: field.key,
    root: fieldFrame(frame, shown, issues.root),
    value: () => input.value,
    judge: (found, all) =>
      issues.show(
        found.filter(({ severity }) => severity !== "error" || visited || all),
        input,
      ),
    focus: () => input.focus(),
  };
}
