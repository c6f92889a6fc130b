// Devices in short form: host, container and permissions, no more.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

export const deviceMapping = rule("deviceMapping", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const scalar of scalarsOf(ownValue(service, "devices"))) {
      const { text, certain } = project.text(scalar);
      if (!certain || text.includes("=") || text.split(":").length <= 3) continue;
      const [, ends, letters = ""] = /^([^:]+:[^:]+):([rwm](?::[rwm])+)$/.exec(scalar.text) ?? [];
      const better = JSON.stringify(`${ends ?? ""}:${letters.replaceAll(":", "")}`);
      tell(scalar, {
        message: t('"{0}" has too many colons: write HOST:CONTAINER:PERMISSIONS.', plain(text, 60)),
        fixes: ends === undefined ? [] : fix(t("Replace it with {0}", better), replace(project.doc, scalar, better)),
      });
    }
  }
});
