// Where the content of a config or secret comes from: exactly one place.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Project, Named } from "../../model/project.ts";
import { isTrue } from "../../model/external.ts";
import { mergedEntries, type MergedEntry } from "../../model/mergedEntries.ts";
import { asMapping, asScalar } from "../../syntax/node.ts";
import { addEntry, replace } from "../../syntax/edits.ts";
import { fix, type Found, type Tell } from "../rule.ts";

/** `ways` are the keys of which one must stand. */
export function checkSources(project: Project, named: Named, ways: readonly string[], tell: Tell): void {
  const mapping = asMapping(named.value);
  if (mapping === undefined) return;
  const entries = mergedEntries(project, named);
  const present = ways.filter((way) => entries.has(way));
  // It is told where this file has a word in it.
  const second = present.findLast((way) => entries.get(way)?.own === true);
  const first = present.find((way) => way !== second);
  if (first !== undefined && second !== undefined) {
    const place = entries.get(second)?.entry.key;
    if (place !== undefined)
      tell(place, { message: t("{0} has content already, from {1}.", plain(named.name, 60), first) });
  } else if (isBlank(entries, second ?? first) && lacking(project, named, entries)) {
    tell(named.key, {
      message: t("{0} needs one of {1}, or external: true.", plain(named.name, 60), ways.join(", ")),
      fixes: fixes(project, named),
    });
  }
}

/** Nothing is said; of the environment variable that has no name Compose makes nothing. */
const isBlank = (entries: ReadonlyMap<string, MergedEntry>, way: string | undefined): boolean =>
  way === undefined || (way === "environment" && asScalar(entries.get(way)?.entry.value)?.text === "");

/** A config with the key external, whatever it says, passes; a secret must really be external. */
function lacking(project: Project, { family }: Named, entries: ReadonlyMap<string, MergedEntry>): boolean {
  const external = entries.get("external")?.entry.value;
  return external === undefined || (family === "secret" && isTrue(external, project) === false);
}

function fixes({ doc }: Project, { value, name }: Named): NonNullable<Found["fixes"]> {
  const mapping = asMapping(value);
  if (mapping === undefined || mapping !== value || !/^[\w.-]+$/.test(name)) return [];
  const text = `file: ./${name}.txt`;
  const edit = mapping.entries.length === 0 ? replace(doc, mapping, `{ ${text} }`) : addEntry(doc, mapping, text);
  return fix(t("Add {0}", text), edit, false);
}
