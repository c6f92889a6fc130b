// A file of which only the beginning is checked.
import { t } from "../../../../base/l10n.ts";
import { rule } from "../rule.ts";

export const tooLong = rule("tooLong", "info", ({ doc }, tell) => {
  if (doc.cut === undefined) return;
  const start = doc.lines.start(doc.cut);
  tell(
    { start, end: start + doc.lines.line(doc.cut).length },
    {
      message: t("The file is very long: from this line on it is not checked."),
    },
  );
});
