// Where the content of a config or secret comes from: exactly one place.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Project, Named } from "../../model/project.ts";
import { isExternal } from "../../model/external.ts";
import { asMapping, asScalar, type Mapping } from "../../syntax/node.ts";
import { entriesOf, valueAt } from "../../syntax/resolved.ts";
import { addEntry, replace } from "../../syntax/edits.ts";
import { fix, type Found, type Tell } from "../rule.ts";

/** `ways` are the keys of which one must stand. */
export function checkSources(project: Project, named: Named, ways: readonly string[], tell: Tell): void {
  const mapping = asMapping(named.value);
  if (mapping === undefined) return;
  const entries = entriesOf(mapping);
  const present = ways.filter((way) => entries.has(way));
  const [first, second] = present;
  if (first !== undefined && second !== undefined) {
    const place = entries.get(second)?.key;
    if (place !== undefined)
      tell(place, { message: t("{0} has content already, from {1}.", plain(named.name, 60), first) });
  } else if ((first === undefined || blank(mapping, first)) && lacking(project, named)) {
    tell(named.key, {
      message: t("{0} needs one of {1}, or external: true.", plain(named.name, 60), ways.join(", ")),
      fixes: fixes(project, named),
    });
  }
}

/** Of the environment variable that has no name Compose makes nothing. */
const blank = (mapping: Mapping, way: string): boolean =>
  way === "environment" && asScalar(valueAt(mapping, way))?.text === "";

/** A config with the key external, whatever it says, passes; a secret must really be external. */
function lacking(project: Project, { family, value }: Named): boolean {
  const external = isExternal(value, project);
  if (external !== false) return false;
  const said = asMapping(value)?.entries.some(({ key }) => key.text === "external") === true;
  return family === "secret" || !said;
}

function fixes({ doc }: Project, { value, name }: Named): NonNullable<Found["fixes"]> {
  const mapping = asMapping(value);
  if (mapping === undefined || mapping !== value || !/^[\w.-]+$/.test(name)) return [];
  const text = `file: ./${name}.txt`;
  const edit = mapping.entries.length === 0 ? replace(doc, mapping, `{ ${text} }`) : addEntry(doc, mapping, text);
  return fix(t("Add {0}", text), edit, false);
}
