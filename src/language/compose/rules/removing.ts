// Removing a key of which nothing else would be left: what held only it goes with it, as far as that says nothing else than
// before. A name of the person's own stays, and so does what an anchor marks.
import type { TextEdit } from "../../../base/text.ts";
import { composeFile } from "../schema/file.ts";
import { shapesAt } from "../schema/place.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { endOf, removeEntry, removeLines } from "../syntax/edits.ts";
import type { Entry, Mapping, Node } from "../syntax/node.ts";

/** Empty they say something, and something else than not being there. */
const telling = new Set(["services", "build", "extends", "provider"]);

interface Step {
  readonly mapping: Mapping;
  /** Its value is the next step's mapping. */
  readonly entry: Entry;
}

export function removeWithEmpty(doc: ComposeDocument, mapping: Mapping, entry: Entry): TextEdit {
  const way = mapping.entries.length === 1 ? wayTo(doc, mapping) : [];
  let last: Step = { mapping, entry };
  for (let depth = way.length - 1; depth >= 0 && last.mapping.entries.length === 1; depth -= 1) {
    const above = way[depth];
    if (above === undefined || above.entry.value.anchor !== undefined || above.entry.value.tag !== undefined) break;
    const path = way.slice(0, depth + 1).map((step) => step.entry.key.text);
    if (!isFixed(path)) return emptied(doc, last, above.entry, path) ?? removeEntry(doc, last.mapping, last.entry);
    if (telling.has(above.entry.key.text) || (depth === 0 && above.mapping.entries.length === 1)) break;
    last = above;
  }
  return removeEntry(doc, last.mapping, last.entry);
}

/** Whether the last key of a path is one that Compose knows there, and may do without. */
const isFixed = (path: readonly string[]): boolean =>
  shapesAt(composeFile, path.slice(0, -1)).some(
    (shape) =>
      shape.kind === "keys" &&
      Object.hasOwn(shape.keys, path.at(-1) ?? "") &&
      !shape.required.includes(path.at(-1) ?? ""),
  );

/** The name alone, where nothing need stand behind it. */
function emptied(
  doc: ComposeDocument,
  { mapping, entry }: Step,
  name: Entry,
  path: readonly string[],
): TextEdit | undefined {
  const below = doc.lines.position(entry.key.start).line > doc.lines.position(name.key.start).line;
  const mayBeNothing = shapesAt(composeFile, path).some(
    (shape) => shape.kind === "value" && shape.types.includes("null"),
  );
  return mapping.flow || !below || !mayBeNothing ? undefined : removeLines(doc, entry);
}

/** The entries on the way down to a mapping; empty where it is at the top, in a list, or brought in by an alias. */
function wayTo(doc: ComposeDocument, wanted: Mapping): readonly Step[] {
  const way: Step[] = [];
  let at: Node | undefined = doc.layers.find(({ start, end }) => start <= wanted.start && wanted.start <= end);
  while (at !== wanted) {
    if (at?.kind !== "mapping") return [];
    const mapping: Mapping = at;
    const entry: Entry | undefined = mapping.entries.find(
      (one) => one.key.end <= wanted.start && wanted.start < endOf(one),
    );
    if (entry === undefined) return [];
    way.push({ mapping, entry });
    at = entry.value;
  }
  return way;
}
