// `docker build --target=lnt`: the Dockerfile beside the text has no such stage, and one with a name like it.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { nearest } from "../../dockerfile/rules/suggest.ts";
import { stagesBeside } from "../stagesBeside.ts";
import { fixOf, rule } from "./rule.ts";

export const unknownTarget = rule("unknownTarget", "warning", (call, tell, doc, lookup) => {
  const target = call.flags.findLast(({ kind }) => kind?.long === "target")?.value;
  if (target?.fixed !== true || /^\d*$/.test(target.text)) return;
  const stages = stagesBeside(call, lookup) ?? [];
  if (stages.some((name) => name.toLowerCase() === target.text.toLowerCase())) return;
  // The text may be run somewhere else, where there is another Dockerfile.
  const meant = nearest(target.text, stages);
  if (meant === undefined) return;
  tell(
    target,
    t("The Dockerfile has no stage {0}. Did you mean {1}?", plain(target.text), plain(meant)),
    target.to - target.from === target.text.length
      ? [fixOf(doc, call, t("Write {0}", plain(meant)), [{ ...target, text: meant }])]
      : [],
  );
});
