// Labels that the house asks for: whether they are there, whether there are others, and whether their values fit. Silent
// unless a policy names labels.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { LabelKind } from "../../../language.ts";
import { rangeOf } from "../../edits.ts";
import { everywhere } from "../../syntax/select.ts";
import type { Dockerfile, Pair, Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { fitsKind } from "./labelKinds.ts";

export const labelMissing: DockerRule = {
  id: "labelMissing",
  aliases: ["DL3049"],
  severity: "info",
  check: (doc, report, lookup) => {
    const asked = Object.keys(lookup.policy?.labels ?? {});
    if (asked.length === 0) return;
    const bases = new Set(doc.stages.flatMap(({ base }) => base ?? []));
    // A stage that others build on, or copy from, is no image of its own.
    const stage = doc.stages.findLast((one) => !bases.has(one));
    if (stage === undefined) return;
    const there = labelsOf(stage);
    for (const name of asked)
      if (!there.has(name))
        report({ range: rangeOf(doc, stage.from.keyword), message: t("The label {0} is missing.", plain(name)) });
  },
};

function labelsOf(stage: Stage): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base)
    for (const { name, pairs } of at.instructions)
      if (name === "LABEL") for (const { key } of pairs) names.add(key.value);
  return names;
}

export const labelSuperfluous: DockerRule = {
  id: "labelSuperfluous",
  aliases: ["DL3050"],
  severity: "info",
  check: (doc, report, lookup) => {
    const { labels, strictLabels } = lookup.policy ?? {};
    if (strictLabels !== true) return;
    for (const { key } of pairsOf(doc))
      if (!Object.hasOwn(labels ?? {}, key.value))
        report({
          range: rangeOf(doc, key),
          message: t("{0} is not among the labels that are allowed here.", plain(key.value)),
        });
  },
};

export const labelEmpty: DockerRule = {
  id: "labelEmpty",
  aliases: ["DL3051"],
  severity: "warning",
  check: (doc, report, lookup) => {
    const labels = lookup.policy?.labels ?? {};
    for (const { key, value } of pairsOf(doc))
      if (Object.hasOwn(labels, key.value) && (value?.value ?? "") === "")
        report({ range: rangeOf(doc, key), message: t("The label {0} is empty.", plain(key.value)) });
  },
};

function kindRule(id: string, code: string, kind: LabelKind, message: (name: string) => string): DockerRule {
  return {
    id,
    aliases: [code],
    severity: "warning",
    check: (doc, report, lookup) => {
      const labels = lookup.policy?.labels ?? {};
      for (const { key, value } of pairsOf(doc)) {
        if (!Object.hasOwn(labels, key.value) || labels[key.value] !== kind || value === undefined) continue;
        // With a variable in it nobody can tell before the build; who fills labels so asks for "text".
        if (value.value === "" || (value.variables.length === 0 && fitsKind(kind, value.value))) continue;
        report({ range: rangeOf(doc, value), message: message(plain(key.value)) });
      }
    },
  };
}

export const labelUrl = kindRule("labelUrl", "DL3052", "url", (name) =>
  t("The label {0} must be a web address.", name),
);
export const labelTime = kindRule("labelTime", "DL3053", "rfc3339", (name) =>
  t("The label {0} must be a time such as 2026-01-31T12:00:00Z.", name),
);
export const labelLicence = kindRule("labelLicence", "DL3054", "spdx", (name) =>
  t("The label {0} must be an SPDX licence such as MIT or Apache-2.0.", name),
);
export const labelHash = kindRule("labelHash", "DL3055", "hash", (name) =>
  t("The label {0} must be a Git commit: 7 to 40 hexadecimal digits.", name),
);
export const labelVersion = kindRule("labelVersion", "DL3056", "semver", (name) =>
  t("The label {0} must be a version such as 1.2.3.", name),
);
export const labelEmail = kindRule("labelEmail", "DL3058", "email", (name) =>
  t("The label {0} must be an e-mail address.", name),
);

const pairsOf = (doc: Dockerfile): readonly Pair[] => everywhere(doc, "LABEL").flatMap(({ pairs }) => pairs);
