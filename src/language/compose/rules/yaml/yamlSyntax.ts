// What is no YAML: the reader's problems, tabs apart.
import { t } from "../../../../base/l10n.ts";
import type { Fix } from "../../../language.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule, type Place } from "../rule.ts";

export const yamlSyntax = rule("yamlSyntax", "error", ({ doc }, tell) => {
  // One slip makes the reader stumble several times; the first in a line is the one to mend.
  const lines = new Set<number>();
  for (const { code, message, mild, ...place } of doc.problems) {
    const { line } = doc.lines.position(place.start);
    if (code === "TAB_AS_INDENT" || code === "UNKNOWN_ANCHOR" || mild === true || lines.has(line)) continue;
    lines.add(line);
    tell(place, { message: message(), fixes: mends(doc, code, place) });
  }
});

/** A sign that begins no value needs quotes; a quote that stays open ends with its line. */
function mends(doc: ComposeDocument, code: string, { start }: Place): readonly Fix[] {
  const { line, character } = doc.lines.position(start);
  const rest = doc.lines.line(line).slice(character);
  const value = rest.replace(/\s+(?:#.*)?$/, "");
  const end = start + value.length;
  if (code === "BAD_SCALAR_START" && /^[@`%]/.test(value) && !/["\\]/.test(value))
    return fix(t("Put quotes around it"), replace(doc, { start, end }, `"${value}"`));
  const [quote] = value;
  const open = (quote === '"' || quote === "'") && !value.slice(1).includes(quote);
  if (code !== "MISSING_CHAR" || !open) return [];
  return fix(t("Close the quotes"), replace(doc, { start: end, end }, quote), false);
}
