// `-v data/db:/x`: neither a path, which begins with a slash or a dot, nor the name of a volume, which has no slashes. The engine
// refuses it.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { fixOf, rule, startsContainer } from "./rule.ts";

export const mountSource = rule("mountSource", "error", (call, tell, doc) => {
  if (!startsContainer(call)) return;
  for (const { kind, value } of call.flags) {
    if (kind?.long !== "volume" || value?.fixed !== true) continue;
    const [, source = ""] = /^([^:]+):\/[^:]/.exec(value.text) ?? [];
    // One letter may be a drive, and a shell may work on the rest.
    if (!/^\w[^/]*\/./.test(source) || /[$`\\{*?~]/.test(source) || source.length < 3) continue;
    const exact = value.to - value.from === value.text.length;
    tell(value, t("{0} is no path: begin it with ./ or a slash. Names of volumes have no slashes.", plain(source)), [
      exact
        ? fixOf(doc, call, t("Write {0}", `./${source}`), [{ from: value.from, to: value.from, text: "./" }])
        : undefined,
    ]);
  }
});
