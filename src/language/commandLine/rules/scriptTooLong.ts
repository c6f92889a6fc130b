// A text that is too long to be looked into while one types.
import { t } from "../../../base/l10n.ts";
import type { CommandRule } from "./rule.ts";

export const scriptTooLong: CommandRule = {
  id: "scriptTooLong",
  aliases: [],
  severity: "info",
  check: ({ lines, unread }, report) => {
    if (unread === true)
      report({
        range: lines.range(0, lines.line(0).length),
        message: t("The file is very long: docker commands in it are not checked."),
      });
  },
};
