// Base images that get no more security fixes. The table is what was known when this was written.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { fromsOf } from "../../froms.ts";
import { defaultImage } from "../../images.ts";
import { familiarName, imageParts } from "../../syntax/reference.ts";
import { rootOf, stageMeant } from "../../syntax/scope.ts";
import type { Dockerfile, Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { endOf } from "./ends.ts";

export const endOfLife: DockerRule = {
  id: "endOfLife",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const grounds = groundsOf(doc);
    for (const stage of doc.stages) {
      const { image, base } = stage;
      const value = image && defaultImage(doc, stage);
      if (image === undefined || base !== undefined || value === undefined) continue;
      const parts = imageParts(value);
      const name = familiarName(parts);
      const ended = endOf(name, parts.tag ?? "latest");
      if (ended === undefined) continue;
      report({
        range: rangeOf(doc, image),
        // Of what only builds, no more than its results goes into the image.
        ...(grounds.has(stage) ? {} : { severity: "info" }),
        message:
          ended === "gone"
            ? t("{0} is no longer maintained. Choose a successor.", plain(name))
            : t("{0} has had no security fixes since {1}.", plain(`${name} ${parts.tag ?? ""}`.trim()), ended),
        tags: ["deprecated"],
      });
    }
  },
};

/** What images stand on: the lowest stages below those that no other stage builds on or takes from. */
function groundsOf(doc: Dockerfile): ReadonlySet<Stage> {
  const used = new Set(doc.stages.flatMap(({ base }) => base ?? []));
  for (const { name, instruction, variables } of fromsOf(doc)) {
    const from = variables.length > 0 ? undefined : stageMeant(doc, name);
    if (from !== undefined && from !== instruction.stage) used.add(from);
  }
  const last = doc.stages.at(-1);
  return new Set(doc.stages.filter((stage) => stage === last || !used.has(stage)).map(rootOf));
}
