// external: {name: …}, the old form, and its conflict with name.
import { t } from "../../../../base/l10n.ts";
import type { Family } from "../../schema/shape.ts";
import { columnOf, newline, replace } from "../../syntax/edits.ts";
import { asMapping, asScalar } from "../../syntax/node.ts";
import { entryOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

const families: readonly Family[] = ["network", "volume", "config", "secret"];

export const externalName = rule("externalName", "warning", (project, tell) => {
  const { doc } = project;
  for (const family of families) {
    for (const { value } of project.own(family).values()) {
      const entry = entryOf(value, "external");
      const old = asMapping(entry?.value);
      const name = asScalar(valueAt(old, "name"));
      if (entry === undefined || old === undefined || name === undefined) continue;
      const other = asScalar(valueAt(value, "name"));
      const written = doc.lines.text.slice(name.start, name.end);
      const flow = asMapping(value)?.flow === true;
      const between = flow ? ", " : newline(doc) + " ".repeat(columnOf(doc, entry.key.start));
      const place = { start: entry.key.start, end: old.flow ? old.end : name.end };
      const fresh = other === undefined ? `external: true${between}name: ${written}` : "external: true";
      const fixable = asMapping(value)?.entries.includes(entry) === true && old.entries.length === 1;
      tell(entry.key, {
        message:
          other === undefined || other.text === name.text
            ? t("external.name is the old form: write name beside external: true.")
            : t("name and external.name differ; keep only name."),
        ...(other === undefined || other.text === name.text ? {} : { severity: "error" }),
        tags: ["deprecated"],
        fixes: fixable
          ? fix(t("Write name beside external: true"), replace(doc, place, fresh), other === undefined)
          : [],
      });
    }
  }
});
