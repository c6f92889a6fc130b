// Inlay hints: what variables will be, which stage a service is built from, and what stands over or under a value.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { defaultImage } from "../../dockerfile/images.ts";
import type { InlayHint, Lookup } from "../../language.ts";
import { projectOf, type Project, type Service } from "../model/project.ts";
import { all, templatesIn } from "../model/templates.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { filled } from "../syntax/interpolation.ts";
import { builtFrom, buildPlace } from "../model/builtFrom.ts";
import { isSecret } from "./candidates.ts";
import { overrideHints } from "./overrides.ts";

export function inlayHints(doc: ComposeDocument, lookup: Lookup): readonly InlayHint[] {
  const project = projectOf(doc, lookup);
  const services = [...project.services.values()];
  return [
    ...ofVariables(project),
    ...services.flatMap((service) => ofBuild(project, service)),
    ...services.flatMap((service) => overrideHints(project, service)),
  ].sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

function ofVariables(project: Project): readonly InlayHint[] {
  const { doc, variables } = project;
  return templatesIn(doc).flatMap(({ template }) =>
    template.variables.flatMap((variable) => {
      const { text, unset, missing } = filled(doc.lines.text.slice(variable.start, variable.end), variables.get);
      const origin = variables.origin(variable.name);
      const hidden = [...all([variable])].some(({ name }) => isSecret(name) && variables.get(name) !== undefined);
      if (unset.length > 0 || missing.length > 0 || hidden || text === "") return [];
      // A default that is taken stands there to be read.
      if (origin === undefined && text === variable.operand) return [];
      return [
        {
          position: doc.lines.position(variable.end),
          label: `= ${plain(text, 40)}`,
          tooltip:
            origin === undefined ? t("The default") : t("From {0}", origin === ".env" ? ".env" : t("the environment")),
        },
      ];
    }),
  );
}

/** Behind a target its image; without one, the stage that is built. */
function ofBuild(project: Project, service: Service): readonly InlayHint[] {
  const found = builtFrom(project, service);
  if (found?.stage === undefined) return [];
  const { doc, stage, path, target } = found;
  const place = target ?? buildPlace(service);
  if (place === undefined || place.style === "block" || place.start === place.end) return [];
  const image = `FROM ${plain(defaultImage(doc, stage) ?? stage.image?.text ?? "", 60)}`;
  const line = doc.lines.position(stage.start).line + 1;
  return [
    {
      position: project.doc.lines.position(place.end),
      label: target === undefined && stage.name !== undefined ? `→ ${plain(stage.name.value, 40)}` : image,
      tooltip:
        target === undefined
          ? t("The last stage of {0}, in line {1}: {2}", plain(path, 80), line, image)
          : t("A stage of {0}, in line {1}", plain(path, 80), line),
    },
  ];
}
