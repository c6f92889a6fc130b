// Services without a health check in this file. Off unless asked for: the image may bring one.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { valueOf } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

const stub = `healthcheck:
  test: ["CMD-SHELL", "true"]
  interval: 30s
  timeout: 5s
  retries: 3`;

export const missingHealthcheck = rule("missingHealthcheck", "off", (project, tell) => {
  for (const service of project.services.values()) {
    const { mapping, value } = service;
    if (mapping === undefined || !service.whole || valueOf(service, "healthcheck") !== undefined) continue;
    tell(service.key, {
      message: t("{0} has no health check in this file.", plain(service.name, 60)),
      fixes:
        mapping === value && !mapping.flow && mapping.entries.length > 0
          ? fix(t("Add a health check to fill in"), addEntry(project.doc, mapping, stub), false)
          : [],
    });
  }
});
