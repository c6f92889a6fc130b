// A target of a build that the Dockerfile, which is at hand or stands inline, has no stage for: the builder refuses it.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { builtFromAny, type BuiltFrom } from "../../model/builtFrom.ts";
import { ownValue } from "../../model/project.ts";
import { nearest } from "../../schema/nearest.ts";
import { replace } from "../../syntax/edits.ts";
import { asScalar, type Scalar } from "../../syntax/node.ts";
import { fix, rule } from "../rule.ts";

export const unknownStage = rule("unknownStage", "warning", (project, tell) => {
  const seen = new Set<Scalar>();
  for (const service of project.services.values()) {
    const target = asScalar(ownValue(service, "build", "target"));
    if (target === undefined || seen.has(target)) continue;
    const found = builtFromAny(project, service);
    if (found === undefined || found.stage !== undefined) continue;
    const { text, certain } = project.text(target);
    if (!certain || text === "" || found.doc.stages.length === 0 || isForeign(found)) continue;
    seen.add(target);
    const names = found.doc.stages.flatMap(({ name }) => name?.value ?? []);
    const near = nearest(text, names);
    const [stage, file] = [plain(text, 60), plain(found.path ?? "dockerfile_inline", 80)];
    tell(target, {
      message:
        near === undefined
          ? t("{0} has no stage {1}.", file, stage)
          : t("{0} has no stage {1}. Did you mean {2}?", file, stage, plain(near, 60)),
      fixes:
        near === undefined || target.text !== text
          ? []
          : fix(t("Replace it with {0}", plain(near, 60)), replace(project.doc, target, near)),
    });
  }
});

/** Another frontend than Docker's own may make stages of anything. */
export const isForeign = ({ doc }: Pick<BuiltFrom, "doc">): boolean =>
  /^#[ \t]*syntax[ \t]*=[ \t]*(?!(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?[:@\s])/im.test(
    doc.text.slice(0, 1_000),
  );
