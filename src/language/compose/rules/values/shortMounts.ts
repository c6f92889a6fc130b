// Mounts in short form that Compose cannot read.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue } from "../../model/project.ts";
import { scalarsOf } from "../../model/uses.ts";
import { shortMount, type MountFault } from "../../model/forms/shortMount.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule } from "../rule.ts";

const messages: Readonly<Record<MountFault, (text: string) => string>> = {
  empty: () => t("This mount is empty: write SOURCE:TARGET."),
  emptySection: (text) => t("{0} has nothing on one side of a colon.", text),
  colons: (text) => t("{0} has too many colons: write SOURCE:TARGET:OPTIONS.", text),
};

export const shortMounts = rule("shortMounts", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const scalar of scalarsOf(ownValue(service, "volumes"))) {
      if (scalar.type !== "string") continue;
      const { text, certain } = project.text(scalar);
      const fault = certain ? shortMount(text) : undefined;
      if (typeof fault !== "string") continue;
      const [, ends, options = ""] = /^([^:]+:[^:]+):(\w+(?::\w+)+)$/.exec(scalar.text) ?? [];
      const better = JSON.stringify(`${ends ?? ""}:${options.replaceAll(":", ",")}`);
      tell(scalar, {
        message: messages[fault](`"${plain(text, 60)}"`),
        fixes: ends === undefined ? [] : fix(t("Replace it with {0}", better), replace(project.doc, scalar, better)),
      });
    }
  }
});
