// links, from the time before networks. What it says beside the name, that the others start first, depends_on says too.
import { t } from "../../../../base/l10n.ts";
import type { TextEdit } from "../../../../base/text.ts";
import type { Project, Service } from "../../model/project.ts";
import { valueOf } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { addEntry, addItem, removeEntry, replace } from "../../syntax/edits.ts";
import { asMapping, type Entry, type Mapping } from "../../syntax/node.ts";
import { entriesOf, entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule, type Found } from "../rule.ts";

export const oldLinks = rule("oldLinks", "hint", (project, tell) => {
  for (const service of project.services.values()) {
    const entry = entryOf(service.mapping, "links");
    if (service.mapping === undefined || entry?.value.kind !== "list" || !service.mapping.entries.includes(entry))
      continue;
    tell(entry.key, {
      message: t("Services reach each other by name on their network; links is not needed."),
      tags: ["deprecated"],
      fixes: fixes(project, service, service.mapping, entry),
    });
  }
});

/** None where an alias would be lost, or where depends_on stands somewhere else. */
function fixes({ doc }: Project, service: Service, mapping: Mapping, links: Entry): Found["fixes"] {
  if (links.value.kind !== "list") return [];
  const { items } = links.value;
  if (items.some((item) => item.kind !== "scalar" || /[:$]/.test(item.text))) return [];
  const names = [...new Set(scalarsOf(links.value).map(({ text }) => text))];
  const waits = new Set(waitsFor(service));
  const missing = names.filter((name) => !waits.has(name));
  if (missing.length === 0) return fix(t("Remove {0}", "links"), removeEntry(doc, mapping, links), false);
  const title = t("Write depends_on instead of links");
  const own = entryOf(mapping, "depends_on");
  if (own === undefined)
    return names.length === items.length ? fix(title, replace(doc, links.key, "depends_on"), false) : [];
  const added = mapping.entries.includes(own) ? waitingFor(doc, own, missing) : undefined;
  return added === undefined ? [] : fix(title, joinedEdits(doc, added, removeEntry(doc, mapping, links)), false);
}

function waitsFor(service: Service): readonly string[] {
  const node = valueOf(service, "depends_on")?.node;
  const mapping = asMapping(node);
  return mapping === undefined ? scalarsOf(node).map(({ text }) => text) : [...entriesOf(mapping).keys()];
}

/** The services added to what depends_on says already, in its own form. */
function waitingFor(doc: ComposeDocument, { value }: Entry, names: readonly string[]): TextEdit | undefined {
  if (value.tag !== undefined || value.anchor !== undefined) return undefined;
  if (value.kind === "list") return addItem(doc, value, names);
  if (value.kind !== "mapping" || valueAt(value, "<<") !== undefined) return undefined;
  const condition = "condition: service_started";
  return value.flow
    ? addEntry(doc, value, names.map((name) => `${name}: { ${condition} }`).join(", "))
    : addEntry(doc, value, names.map((name) => `${name}:\n  ${condition}`).join("\n"));
}

/** What is put in right where something is taken out is one edit with it. */
function joinedEdits({ lines }: ComposeDocument, added: TextEdit, removed: TextEdit): readonly TextEdit[] {
  const touching = lines.offset(added.range.start) === lines.offset(removed.range.start);
  return touching ? [{ range: removed.range, text: added.text + removed.text }] : [added, removed];
}
