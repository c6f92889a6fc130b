// KEY =value: the blank would be part of the name.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { asList } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const spacedVariable = rule("spacedVariable", "error", (project, tell) => {
  const { doc } = project;
  for (const service of project.services.values()) {
    const hooks = ["post_start", "pre_stop"].flatMap((key) => asList(ownValue(service, key))?.items ?? []);
    const lists = [
      ownValue(service, "environment"),
      ownValue(service, "build", "args"),
      ...hooks.map((hook) => valueAt(hook, "environment")),
    ];
    for (const list of lists) {
      for (const scalar of scalarsOf(list)) {
        const [, name = ""] = /^([^=]*\s)=/.exec(scalar.text) ?? [];
        if (name === "") continue;
        const written = doc.lines.text.slice(scalar.start, scalar.end);
        const closer = written.replace(/\s+=\s*/, "=");
        tell(scalar, {
          message: t('There is a blank between "{0}" and the equals sign.', plain(name.trim(), 60)),
          fixes: fix(t("Remove the blanks"), replace(doc, scalar, closer)),
        });
      }
    }
  }
});
