// Inlay hints: what variables will be, and what a service changes of the one it extends or of the file below it.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { InlayHint, Lookup } from "../../language.ts";
import { projectOf, type Project, type Service } from "../model/project.ts";
import { all, templatesIn } from "../model/templates.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { filled } from "../syntax/interpolation.ts";
import { asScalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { isSecret } from "./candidates.ts";

export function inlayHints(doc: ComposeDocument, lookup: Lookup): readonly InlayHint[] {
  const project = projectOf(doc, lookup);
  return [
    ...ofVariables(project),
    ...[...project.services.values()].flatMap((service) => ofOverrides(project, service)),
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

/** Only single values: of lists and mappings both sides count. */
function ofOverrides({ doc }: Project, service: Service): readonly InlayHint[] {
  const { mapping, layers } = service;
  if (mapping === undefined || layers.length < 2) return [];
  return mapping.entries.flatMap(({ key, value }) => {
    if (value.kind !== "scalar" || value.style === "block" || isSecret(key.text)) return [];
    const below = layers.slice(1).find((layer) => valueAt(layer.mapping, key.text) !== undefined);
    const before = asScalar(valueAt(below?.mapping, key.text));
    if (before === undefined || before.text === value.text || key.text === "extends") return [];
    return [
      {
        position: doc.lines.position(value.end),
        label: t("was {0}", plain(before.text, 40)),
        tooltip: below?.path === undefined ? t("In the service it extends") : t("In {0}", plain(below.path, 80)),
      },
    ];
  });
}
