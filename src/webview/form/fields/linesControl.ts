// A list of texts: one input a line, lines are added and removed. Enter adds a line below, as in a list one writes.
import type { Issue, LinesField } from "../../../protocol/formFields.ts";
import type { Control, ControlParts } from "../control.ts";
import { element } from "../../element.ts";
import { groupFrame, helpId } from "../fieldFrame.ts";
import { issueList } from "../issueList.ts";
import { withSuggestions } from "../suggestions.ts";

interface Row {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  visited: boolean;
  show(issues: readonly Issue[]): void;
}

export function linesControl(field: LinesField, parts: ControlParts): Control {
  const { id, words, changed } = parts;
  const frame = { id, label: field.label, help: field.help };
  const rows: Row[] = [];
  const list = element("div", { class: "lines" });
  const add = element("button", { type: "button", id: `${id}-add`, class: "quiet" }, field.add);
  const whole = issueList(`${id}-issues`, words, helpId(frame));
  const root = groupFrame(frame, "group", list, whole.root, add);

  const insert = (text: string, at: number): Row => {
    const row = makeRow(field, parts, text, {
      typed: () => changed("typing"),
      next: () => focusNew(rows.indexOf(row) + 1),
      gone: () => remove(row),
    });
    rows.splice(at, 0, row);
    list.insertBefore(row.root, list.children[at] ?? null);
    number();
    return row;
  };
  const number = (): void => {
    for (const [index, { input, root: line }] of rows.entries()) {
      input.setAttribute("aria-label", `${field.label} ${index + 1}`);
      line.querySelector("button")?.setAttribute("aria-label", `${words.remove}: ${field.label} ${index + 1}`);
    }
  };
  const focusNew = (at: number): void => {
    insert("", at).input.focus();
    changed("at once");
  };
  const remove = (row: Row): void => {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    row.root.remove();
    number();
    (rows[at]?.input ?? rows[at - 1]?.input ?? add).focus();
    changed("at once");
  };
  add.addEventListener("click", () => focusNew(rows.length));
  for (const text of field.value) insert(text, rows.length);
  return {
    key: field.key,
    root,
    value: () => rows.map(({ input }) => input.value),
    judge: (found, all) => {
      whole.show(
        found.filter(({ line }) => line === undefined || rows[line] === undefined),
        root,
      );
      for (const [index, row] of rows.entries())
        row.show(found.filter(({ line, severity }) => line === index && (severity !== "error" || row.visited || all)));
    },
    focus: (line) => (rows[line ?? 0]?.input ?? add).focus(),
  };
}

let count = 0;

function makeRow(
  { suggestions = [], placeholder }: LinesField,
  { id, words }: ControlParts,
  text: string,
  heard: { readonly typed: () => void; readonly next: () => void; readonly gone: () => void },
): Row {
  const own = `${id}-${(count += 1)}`;
  const input = element("input", { id: own, type: "text", placeholder, autocomplete: "off", spellcheck: "false" });
  input.value = text;
  const typed = (): void => {
    row.visited = true;
    heard.typed();
  };
  input.addEventListener("input", typed);
  const shown = suggestions.length === 0 ? input : withSuggestions(input, suggestions, words.suggestions, typed).root;
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    heard.next();
  });
  const button = element("button", { type: "button", class: "quiet remove", title: words.remove }, "✕");
  button.addEventListener("click", heard.gone);
  const issues = issueList(`${own}-issues`, words, undefined);
  const row: Row = {
    root: element("div", { class: "line" }, element("div", { class: "input-row" }, shown, button), issues.root),
    input,
    visited: text !== "",
    show: (found) => issues.show(found, input),
  };
  return row;
}
