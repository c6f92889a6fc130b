// An image that never says USER runs as its base image does, which mostly is root.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { rootImage } from "../../images.ts";
import type { Stage } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

/** Known to run as somebody else by themselves. */
const unprivileged = /nonroot|distroless|unprivileged|^bitnami\/|^cgr\.dev\//;

export const noUser: DockerRule = {
  id: "noUser",
  aliases: [],
  severity: "hint",
  check: (doc, report, lookup) => {
    const stage = doc.stages.at(-1);
    if (stage === undefined || lookup.fragment === true) return;
    const image = rootImage(doc, stage);
    if (image === undefined || unprivileged.test(`${image.name}:${image.tag ?? ""}`)) return;
    // Windows has no root.
    if (doc.escape === "`" || /windows|nanoserver/i.test(`${image.name}:${image.tag ?? ""}`)) return;
    // Images without a program of their own are bases for others, which choose for themselves.
    if (
      !below(stage).some(({ instructions }) => instructions.some(({ name }) => name === "CMD" || name === "ENTRYPOINT"))
    )
      return;
    if (below(stage).some(({ instructions }) => instructions.some(({ name }) => name === "USER"))) return;
    report({
      range: rangeOf(doc, stage.from.keyword),
      message: t("No USER is set, so the container most likely runs as root."),
    });
  },
};

function below(stage: Stage): readonly Stage[] {
  const all: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) all.push(at);
  return all;
}
