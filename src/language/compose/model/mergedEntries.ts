// What a network, volume, config or secret says once the files that are merged are one: each key with who says it.
import { asMapping, isOverride, isReset, type Entry } from "../syntax/node.ts";
import { entriesOf } from "../syntax/resolved.ts";
import { namedIn, overriding, type Named, type Project } from "./project.ts";

export interface MergedEntry {
  readonly entry: Entry;
  /** Whether it stands in this file. */
  readonly own: boolean;
}

/** By key; of what several files say, what the one on top says. */
export function mergedEntries(project: Project, { family, name, value }: Named): ReadonlyMap<string, MergedEntry> {
  const above = overriding(project.siblings, project.lookup);
  const found = new Map<string, MergedEntry>();
  const files = project.siblings.map((file) => ({
    value: namedIn(file.doc, family).get(name)?.value,
    own: false,
    over: above.includes(file),
  }));
  const ordered = [...files.filter(({ over }) => over), { value, own: true }, ...files.filter(({ over }) => !over)];
  for (const { value: said, own } of ordered) {
    const mapping = asMapping(said);
    if (mapping === undefined) continue;
    for (const [key, entry] of entriesOf(mapping)) if (!found.has(key)) found.set(key, { entry, own });
    if (isOverride(said)) break;
  }
  return new Map([...found].filter(([, { entry }]) => !isReset(entry.value)));
}
