// Directives that Compose's reader refuses: any but %TAG and %YAML 1.1.
import { t } from "../../../../base/l10n.ts";
import { rule } from "../rule.ts";
import { fix } from "../rule.ts";

export const yamlDirective = rule("yamlDirective", "error", ({ doc }, tell) => {
  for (let line = 0; line < doc.lines.count; line += 1) {
    const text = doc.lines.line(line);
    if (text.startsWith("---") || (!/^\s*(#|$)/.test(text) && !text.startsWith("%"))) return;
    if (!text.startsWith("%") || /^%(TAG\b|YAML\s+1\.1\b)/.test(text)) continue;
    const start = doc.lines.start(line);
    tell(
      { start, end: start + text.length },
      {
        message: t("Compose cannot read a file with this directive."),
        fixes: fix(t("Remove the line"), { range: doc.lines.range(start, doc.lines.start(line + 1)), text: "" }),
      },
    );
  }
});
