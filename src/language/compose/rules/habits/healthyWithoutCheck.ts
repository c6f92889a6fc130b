// Waiting for the health of a service that has no health check in this file: if the image has none either, it never comes.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { booleanOf } from "../../model/amounts.ts";
import { ownValue, valueOf, type Service } from "../../model/project.ts";
import { asMapping, asScalar } from "../../syntax/node.ts";
import { entriesOf, valueAt } from "../../syntax/resolved.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const healthyWithoutCheck = rule("healthyWithoutCheck", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    const dependencies = asMapping(ownValue(service, "depends_on"));
    if (dependencies === undefined) continue;
    for (const [name, { value }] of entriesOf(dependencies)) {
      const condition = asScalar(valueAt(value, "condition"));
      const target = project.services.get(name);
      if (condition?.text !== "service_healthy" || target === undefined || !target.whole) continue;
      const state = checkOf(target);
      if (state === "some") continue;
      tell(condition, {
        message:
          state === "off"
            ? t("The health check of {0} is switched off, so it never becomes healthy.", plain(name, 60))
            : t(
                "{0} has no health check in this file. Unless its image has one, this waits for ever.",
                plain(name, 60),
              ),
        ...(state === "off" ? {} : { severity: "info" }),
        fixes: fix(
          t("Replace it with {0}", "service_started"),
          replace(project.doc, condition, "service_started"),
          false,
        ),
      });
    }
  }
});

function checkOf(service: Service): "some" | "none" | "off" {
  const check = valueOf(service, "healthcheck")?.node;
  if (check === undefined) return "none";
  const first = valueAt(check, "test");
  const none = first?.kind === "list" && asScalar(first.items[0])?.text === "NONE";
  if (none || booleanOf(asScalar(valueAt(check, "disable"))?.text ?? "") === true) return "off";
  return first === undefined ? "none" : "some";
}
