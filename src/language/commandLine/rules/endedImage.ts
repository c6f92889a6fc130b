// `docker run centos:7`: an image that gets no more fixes. What is known of ends of life stands with the Dockerfile's rules.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { endOf } from "../../dockerfile/rules/images/ends.ts";
import { familiarName, imageParts } from "../../dockerfile/syntax/reference.ts";
import { rule, startsContainer } from "./rule.ts";

export const endedImage = rule("endedImage", "warning", (call, tell) => {
  const pulls = call.verb?.path === "image pull";
  const [image] = call.operands;
  if (image?.fixed !== true || !(pulls || startsContainer(call))) return;
  const parts = imageParts(image.value);
  const name = familiarName(parts);
  const end = endOf(name, parts.tag ?? "latest");
  if (end === undefined) return;
  tell(
    image,
    end === "gone"
      ? t("{0} is no longer maintained. Choose a successor.", plain(name))
      : t("{0} has had no security fixes since {1}.", plain(`${name} ${parts.tag ?? ""}`.trim()), end),
  );
});
