// Keys beside the empty entry that they belong to, as one finding with one fix.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { columnOf, indentLines, lastLineOf, rangeOf, stepOf } from "../../syntax/edits.ts";
import { fix } from "../rule.ts";
import { faultRule } from "./faults.ts";

export const misindentedKeys = faultRule(
  "misindentedKeys",
  "error",
  "misindentedKeys",
  ({ host, entries }, { doc }, tell) => {
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined) return;
    const name = plain(host.key.text, 60);
    const by = Math.max(1, stepOf(doc) - columnOf(doc, first.key.start) + columnOf(doc, host.key.start));
    const from = doc.lines.position(first.key.start).line;
    const to = lastLineOf(doc, last.value, last.key.start);
    tell(first.key, {
      message:
        entries.length === 1
          ? t("{0} stands beside {1}, not in it.", plain(first.key.text, 60), name)
          : t("{0} and {1} stand beside {2}, not in it.", names(entries.slice(0, -1)), plain(last.key.text, 60), name),
      fixes: fix(t("Indent below {0}", name), indentLines(doc, from, to, by)),
      related: [{ range: rangeOf(doc, host.key), message: t("This is empty.") }],
    });
  },
);

const names = (entries: readonly { readonly key: { readonly text: string } }[]): string =>
  plain(entries.map(({ key }) => key.text).join(", "), 120);
