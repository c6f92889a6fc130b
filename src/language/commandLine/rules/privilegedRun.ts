// `docker run --privileged`: the container may do on this machine what root may. With an image that any push can change, nobody
// can tell whom that right is given to.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { imageParts } from "../../dockerfile/syntax/reference.ts";
import type { Call } from "../syntax/document.ts";
import { rule, startsContainer } from "./rule.ts";

export const privilegedRun = rule("privilegedRun", "warning", (call, tell) => {
  const flag = call.flags.find(({ kind, word }) => kind?.long === "privileged" && !/=(?:false|0|f)$/i.test(word.value));
  if (flag === undefined || !startsContainer(call)) return;
  const image = looseImage(call);
  tell(
    flag.word,
    image === undefined
      ? t("The container gets every right over this machine. Grant single ones with --cap-add or --device.")
      : t(
          "The container gets every right over this machine, and {0} names no version: it may be another image tomorrow. Grant single rights with --cap-add or --device, and name a version.",
          plain(image),
        ),
  );
});

/** The image, if nothing says which version it is: "docker:dind" is a kind, not a version. */
function looseImage({ operands: [image] }: Call): string | undefined {
  if (image?.fixed !== true) return undefined;
  const { tag, digest } = imageParts(image.value);
  return digest === undefined && !/\d/.test(tag ?? "") ? image.value : undefined;
}
