// Colours for what YAML's grammar takes for plain text: variables, and the names of anchors.
import type { Token } from "../../language.ts";
import { all, templatesIn } from "../model/templates.ts";
import type { ComposeDocument } from "../syntax/document.ts";

export function tokens(doc: ComposeDocument): readonly Token[] {
  const { lines } = doc;
  const found: Token[] = [];
  const add = (start: number, length: number, type: Token["type"]): void => {
    if (length > 0) found.push({ ...lines.position(start), length, type });
  };
  for (const { template } of templatesIn(doc)) {
    for (const { name, nameStart, operator, operandStart } of all(template.variables)) {
      add(nameStart, name.length, "variable");
      add(operandStart - operator.length, operator.length, "operator");
    }
  }
  for (const { start, name } of doc.anchors) add(start, name.length, "macro");
  for (const { start, name } of doc.aliases) add(start + 1, name.length, "macro");
  return found.sort((a, b) => a.line - b.line || a.character - b.character);
}
