// `docker pull -a` takes a repository: with a tag the client refuses.
import { t } from "../../../base/l10n.ts";
import { fixOf, rule } from "./rule.ts";

export const allTagsWithTag = rule("allTagsWithTag", "error", (call, tell, doc) => {
  const [image] = call.operands;
  if (call.verb?.path !== "image pull" || image?.fixed !== true) return;
  if (!call.flags.some(({ kind }) => kind?.long === "all-tags")) return;
  const tag = /(?::[\w][\w.-]*|@.*)$/.exec(image.value);
  if (tag === null) return;
  const quoted = image.to - image.from !== image.value.length;
  const bare = image.value.slice(0, tag.index);
  tell(image, t("With --all-tags no tag may be named: every tag of the repository is pulled."), [
    quoted ? undefined : fixOf(doc, call, t("Write {0}", bare), [{ from: image.from, to: image.to, text: bare }]),
  ]);
});
