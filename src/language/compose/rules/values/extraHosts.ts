// extra_hosts in list form: a name and an address.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { rule } from "../rule.ts";

export const extraHosts = rule("extraHosts", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const path of [["extra_hosts"], ["build", "extra_hosts"]]) {
      for (const scalar of scalarsOf(ownValue(service, ...path))) {
        if (scalar.type !== "string") continue;
        const { text, certain } = project.text(scalar);
        if (!certain || /^[^:=]+[:=]/.test(text)) continue;
        tell(scalar, { message: t('"{0}" is no host with an address: write HOST=ADDRESS.', plain(text, 60)) });
      }
    }
  }
});
