// `--platform linux/amd46`: read without a word, and then there is no image of that kind.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { wrongPlatform as wrongIn } from "../platformNames.ts";
import type { FlagValue } from "../syntax/document.ts";
import { fixOf, rule } from "./rule.ts";

export const wrongPlatform = rule("wrongPlatform", "error", (call, tell, doc) => {
  for (const { kind, value } of call.flags) {
    if (kind?.long !== "platform" || value?.fixed !== true || value.text === "") continue;
    for (const part of partsOf(value)) {
      // A builder knows its own.
      const wrong = part.text === "local" ? undefined : wrongIn(part.text);
      if (wrong === undefined) continue;
      const { refused, meant } = wrong;
      tell(
        part,
        refused
          ? t("{0} is no platform such as linux/amd64.", plain(part.text))
          : t("No image is made for the platform {0}.", plain(part.text)),
        meant === undefined || part.to - part.from !== part.text.length
          ? []
          : [fixOf(doc, call, t("Write {0}", meant), [{ ...part, text: meant }])],
        refused ? undefined : "warning",
      );
    }
  }
});

/** Several stand behind one another, parted by commas. */
function partsOf(value: FlagValue): readonly Pick<FlagValue, "text" | "from" | "to">[] {
  if (value.to - value.from !== value.text.length)
    return value.text.split(",").map((text) => ({ text: text.trim(), from: value.from, to: value.to }));
  return [...value.text.matchAll(/[^,\s]+/g)].map(({ 0: text, index }) => ({
    text,
    from: value.from + index,
    to: value.from + index + text.length,
  }));
}
