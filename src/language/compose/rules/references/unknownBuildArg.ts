// A build argument that the Dockerfile, which is at hand or stands inline, has no ARG for: the builder takes it and does
// nothing with it.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { builtFromAny } from "../../model/builtFrom.ts";
import { ownValue } from "../../model/project.ts";
import { nearest } from "../../schema/nearest.ts";
import { replace } from "../../syntax/edits.ts";
import { asScalar, followed, type Node, type Scalar } from "../../syntax/node.ts";
import { entriesOf } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";
import { isForeign } from "./unknownStage.ts";

/** What the builder itself takes without an ARG (docs.docker.com, "Predefined ARGs" and "BuildKit built-in build args"). */
const predefined =
  /^(?:(?:https?|ftp|no|all)_proxy|buildkit_\w+|buildx_\w+|source_date_epoch|(?:target|build)(?:platform|os|arch|variant|stage))$/i;

export const unknownBuildArg = rule("unknownBuildArg", "warning", (project, tell) => {
  const seen = new Set<Scalar>();
  for (const service of project.services.values()) {
    const args = namesOf(ownValue(service, "build", "args"));
    const found = args.length === 0 ? undefined : builtFromAny(project, service);
    if (found === undefined || found.doc.stages.length === 0 || isForeign(found)) continue;
    const { doc } = found;
    // An image may bring an ARG of its own for who builds on it.
    if (doc.stages.some(({ image, base }) => base === undefined && /onbuild|\$/i.test(image?.text ?? ""))) continue;
    const declared = new Set(
      doc.instructions.flatMap((one) => {
        const { name, pairs } = one.trigger ?? one;
        return name === "ARG" ? pairs.map(({ key }) => key.value) : [];
      }),
    );
    for (const { scalar, name } of args) {
      if (declared.has(name) || predefined.test(name) || /[$]/.test(name) || name === "" || seen.has(scalar)) continue;
      seen.add(scalar);
      const near = nearest(
        name,
        [...declared].filter((one) => !args.some((other) => other.name === one)),
      );
      const [file, arg] = [plain(found.path ?? "dockerfile_inline", 80), plain(name, 60)];
      const start = scalar.start + (scalar.style === "plain" ? 0 : 1);
      const place = { start, end: start + name.length };
      const isWritten = project.doc.lines.text.slice(place.start, place.end) === name;
      tell(isWritten ? place : scalar, {
        message:
          near === undefined
            ? t("{0} has no ARG {1}: the value is not used.", file, arg)
            : t("{0} has no ARG {1}: the value is not used. Did you mean {2}?", file, arg, plain(near, 60)),
        fixes:
          near === undefined || !isWritten
            ? []
            : fix(t("Rename it to {0}", plain(near, 60)), replace(project.doc, place, near), false),
      });
    }
  }
});

/** Keys of a mapping, or what stands before "=" in the items of a list. */
function namesOf(node: Node | undefined): readonly { readonly scalar: Scalar; readonly name: string }[] {
  const args = followed(node);
  if (args?.kind === "mapping")
    return [...entriesOf(args).values()].map(({ key }) => ({ scalar: key, name: key.text }));
  if (args?.kind !== "list") return [];
  return args.items.flatMap((item) => {
    const scalar = asScalar(item);
    return scalar === undefined || scalar.style === "block" ? [] : [{ scalar, name: scalar.text.replace(/=.*$/s, "") }];
  });
}
