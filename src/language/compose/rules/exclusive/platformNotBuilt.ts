// A service that runs on a platform it is not built for.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue, valueOf } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { asList, asScalar } from "../../syntax/node.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, later, rule } from "../rule.ts";

export const platformNotBuilt = rule("platformNotBuilt", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const platform = asScalar(valueOf(service, "platform")?.node);
    const list = asList(ownValue(service, "build", "platforms"));
    const built = scalarsOf(list).map((scalar) => project.text(scalar));
    if (platform === undefined || list === undefined || built.length === 0) continue;
    const { text, certain } = project.text(platform);
    if (!certain || text === "" || built.some((one) => !one.certain || one.text === text)) continue;
    const last = list.items.at(-1);
    tell(list.items[0] ?? list, {
      message: t("The service runs on {0}, but is not built for it.", plain(text, 60)),
      ...later(service),
      fixes:
        list.flow && last !== undefined && /^[\w/.-]+$/.test(text)
          ? fix(t("Add {0}", text), replace(project.doc, { start: last.end, end: last.end }, `, ${text}`))
          : [],
    });
  }
});
