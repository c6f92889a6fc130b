// `docker pull -a` takes a repository: with a tag the client refuses.
import { t } from "../../../base/l10n.ts";
import { fixOf, rule, withoutFlag } from "./rule.ts";

export const allTagsWithTag = rule("allTagsWithTag", "error", (call, tell, doc) => {
  const [image] = call.operands;
  if (call.verb?.path !== "image pull" || image?.fixed !== true) return;
  const all = call.flags.filter(({ kind }) => kind?.long === "all-tags");
  const tag = /(?::[\w][\w.-]*|@.*)$/.exec(image.value);
  if (all.length === 0 || tag === null) return;
  const quoted = image.to - image.from !== image.value.length;
  const bare = image.value.slice(0, tag.index);
  const gone = all.flatMap((flag) => withoutFlag(call, flag) ?? []);
  tell(
    image,
    t("With --all-tags no tag may be named: every tag of the repository is pulled, often hundreds of images."),
    [
      quoted ? undefined : fixOf(doc, call, t("Write {0}", bare), [{ from: image.from, to: image.to, text: bare }]),
      gone.length < all.length ? undefined : fixOf(doc, call, t("Pull this one alone"), gone),
    ],
  );
});
