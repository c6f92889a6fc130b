// A value of another kind than the key takes: a number in place of a text, a text in place of a list.
import { t } from "../../../../base/l10n.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import type { Fix } from "../../../language.ts";
import { newline, quote, replace, columnOf } from "../../syntax/edits.ts";
import type { Mapping, Node, Scalar } from "../../syntax/node.ts";
import { alternatives, type Shape } from "../../schema/shape.ts";
import { removeWithEmpty } from "../removing.ts";
import { fix } from "../rule.ts";
import { overriding, type Project } from "../../model/project.ts";
import { valueAt } from "../../syntax/resolved.ts";
import type { Fault } from "../../schema/check.ts";
import { faultRule, nameOf } from "./faults.ts";

type Typed = Extract<Fault, { readonly code: "wrongType" }>;

export const wrongType = faultRule("wrongType", "error", "wrongType", (fault, project, tell) => {
  const { node, at, parent, shape } = fault;
  const { doc } = project;
  const empty = node.kind === "scalar" && node.type === "null" && node.text === "";
  const place = empty && at !== undefined ? at : shown(node, doc);
  const expected = expectation(shape);
  tell(place, {
    message: empty
      ? t("{0} has no value; it must be {1}.", nameOf(at), expected)
      : at === undefined
        ? t("This must be {0}.", expected)
        : t("{0} must be {1}.", nameOf(at), expected),
    ...(isDropped(fault, project) ? { severity: "warning" } : { fixes: fixesOf(doc, node, at, parent, shape) }),
  });
});

/** Keys whose value Compose adds to what the service has from below, as far as there is anything to add. */
const added = new Set(["environment", "labels", "annotations", "extra_hosts", "sysctls", "networks", "depends_on"]);

/** Where the service has the key from below, a number or a boolean adds nothing to it, and Compose does not mind. */
function isDropped({ node, at, parent }: Typed, { services, lookup, siblings }: Project): boolean {
  if (at === undefined || !added.has(at.text) || node.kind !== "scalar" || node.type === "null") return false;
  const service = [...services.values()].find(({ parts }) => parts.some((part) => part === parent));
  const above = new Set(overriding(siblings, lookup).map(({ path }) => path));
  return (
    service?.layers.some(
      ({ mapping, path }) =>
        mapping !== parent && (path === undefined || !above.has(path)) && valueAt(mapping, at.text) !== undefined,
    ) === true
  );
}

/** Of a long block only the first line. */
function shown(node: Node, { lines }: ComposeDocument): { start: number; end: number } {
  const { line } = lines.position(node.start);
  return { start: node.start, end: Math.min(node.end, lines.start(line) + lines.line(line).length) };
}

function expectation(shape: Shape): string {
  const words = new Set<string>();
  for (const one of alternatives(shape)) {
    if (one.kind === "keys" || one.kind === "dict") words.add(t("a mapping"));
    else if (one.kind === "items") words.add(t("a list"));
    else if (one.kind === "value") {
      if (one.types.includes("string")) words.add(t("a text"));
      if (one.types.includes("integer")) words.add(t("a whole number"));
      if (one.types.includes("number")) words.add(t("a number"));
      if (one.types.includes("boolean")) words.add(t("true or false"));
    }
  }
  const [last = "", ...others] = [...words].toReversed();
  return others.length === 0 ? last : t("{0} or {1}", others.toReversed().join(", "), last);
}

function fixesOf(
  doc: ComposeDocument,
  node: Node,
  at: Scalar | undefined,
  parent: Mapping | undefined,
  shape: Shape,
): readonly Fix[] {
  const ways = alternatives(shape);
  const takesText = ways.some((one) => one.kind === "value" && one.types.includes("string"));
  const takesList = ways.some((one) => one.kind === "items");
  if (node.kind === "scalar" && node.type !== "null" && node.style === "plain" && takesText)
    return asText(doc, node, ways);
  if (node.kind === "scalar" && node.type !== "null" && takesList && node.style !== "block") {
    const text = doc.lines.text.slice(node.start, node.end);
    // Nothing bare within brackets that has a meaning there.
    const item =
      node.style === "plain" && (node.type !== "string" || /[[\]{},:#\n]/.test(text))
        ? JSON.stringify(node.text)
        : text;
    return fix(t("Make it a list"), replace(doc, node, `[${item}]`));
  }
  if (node.kind === "mapping" && !node.flow && takesList && !takesMapping(ways) && at !== undefined)
    return listOf(doc, node, at);
  const entry = parent?.entries.find(({ value }) => value === node);
  if (parent === undefined || entry === undefined || node.kind !== "scalar" || node.type !== "null") return [];
  return fix(t("Remove {0}", nameOf(at).slice(0, 40)), removeWithEmpty(doc, parent, entry), false);
}

/** A text in quotes, where the key knows it; `restart: false` is a "no". */
function asText(doc: ComposeDocument, node: Scalar, ways: readonly Shape[]): readonly Fix[] {
  // Quotes make no whole number of it.
  if (node.type === "number" && ways.some((one) => one.kind === "value" && one.types.includes("integer"))) return [];
  const odd = ways.find((one) => one.kind === "value" && one.odd !== undefined && !one.odd.test(node.text));
  const time = ways.some((one) => one.kind === "value" && one.cast === "duration");
  if (time && node.type === "integer")
    return fix(t("Replace it with {0}", `${node.text}s`), replace(doc, node, `${node.text}s`));
  if (ways.some((one) => one.kind === "value" && one.cast === "boolean")) {
    const better = { "1": "true", "0": "false" }[node.text];
    return better === undefined ? [] : fix(t("Replace it with {0}", better), replace(doc, node, better));
  }
  if (odd === undefined) return fix(t("Put quotes around it"), quote(doc, node));
  return /^false$/i.test(node.text) ? fix(t("Replace it with {0}", '"no"'), replace(doc, node, '"no"')) : [];
}

const takesMapping = (ways: readonly Shape[]): boolean =>
  ways.some((one) => one.kind === "keys" || one.kind === "dict");

/** A single mapping where a list of mappings is wanted. */
function listOf(doc: ComposeDocument, node: Mapping, at: Scalar): readonly Fix[] {
  const first = doc.lines.position(node.start).line;
  if (first === doc.lines.position(at.start).line) return [];
  const last = doc.lines.position(Math.max(node.start, node.end - 1)).line;
  const column = columnOf(doc, node.start);
  const rows: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const text = doc.lines.line(line);
    rows.push(
      line === first ? `${text.slice(0, column)}- ${text.slice(column)}` : text.trim() === "" ? text : `  ${text}`,
    );
  }
  const range = doc.lines.range(doc.lines.start(first), doc.lines.start(last) + doc.lines.line(last).length);
  return fix(t("Make it a list"), { range, text: rows.join(newline(doc)) });
}
