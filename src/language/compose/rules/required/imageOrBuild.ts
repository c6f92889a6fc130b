// A service that has nothing to run.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { valueOf, type Project, type Service } from "../../model/project.ts";
import { addEntry } from "../../syntax/edits.ts";
import { asScalar } from "../../syntax/node.ts";
import { fix, later, rule } from "../rule.ts";

export const imageOrBuild = rule("imageOrBuild", "error", (project, tell) => {
  // What would come with an anchor that is not there cannot be told.
  if (project.piece || project.doc.problems.some(({ code }) => code === "UNKNOWN_ANCHOR")) return;
  for (const service of project.services.values()) {
    if (service.mapping === undefined || !service.whole || something(project, service)) continue;
    tell(service.key, {
      message: t("The service {0} needs image or build.", plain(service.name, 60)),
      ...later(service),
      fixes:
        service.mapping === service.value &&
        service.mapping.entries.length > 0 &&
        !service.mapping.entries.some(({ key }) => key.text === "image" || key.text === "build")
          ? fix(t("Add {0}", "build: ."), addEntry(project.doc, service.mapping, "build: ."), false)
          : [],
    });
  }
});

function something(project: Project, service: Service): boolean {
  if (valueOf(service, "build") !== undefined || valueOf(service, "provider") !== undefined) return true;
  const found = valueOf(service, "image");
  if (found === undefined) return false;
  const image = asScalar(found.node);
  // A value of another kind is another rule's; one that a variable gives cannot be told.
  if (image?.type !== "string") return true;
  const { text, certain } = project.text(image);
  return !certain || text !== "";
}
