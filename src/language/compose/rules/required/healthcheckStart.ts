// A health check in list form that does not say how its command is run.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { replace } from "../../syntax/edits.ts";
import { asList, asScalar } from "../../syntax/node.ts";
import { fix, later, rule } from "../rule.ts";

export const healthcheckStart = rule("healthcheckStart", "error", (project, tell) => {
  for (const service of project.services.values()) {
    const list = asList(ownValue(service, "healthcheck", "test"));
    const first = asScalar(list?.items[0]);
    if (list === undefined || first?.type !== "string") continue;
    const { text, certain } = project.text(first);
    if (!certain || ["CMD", "CMD-SHELL", "NONE"].includes(text)) continue;
    const upper = text.toUpperCase().replaceAll("_", "-");
    const known = ["CMD", "CMD-SHELL", "NONE"].includes(upper);
    const at = { start: first.start, end: first.start };
    const quoted = first.style === "plain" ? "CMD" : '"CMD"';
    tell(first, {
      message: t("The list must start with CMD, CMD-SHELL or NONE."),
      ...later(service),
      fixes: known
        ? fix(
            t("Replace it with {0}", upper),
            replace(project.doc, first, first.style === "plain" ? upper : `"${upper}"`),
          )
        : list.flow
          ? fix(t("Put {0} before it", "CMD"), replace(project.doc, at, `${quoted}, `))
          : [],
    });
  }
});
