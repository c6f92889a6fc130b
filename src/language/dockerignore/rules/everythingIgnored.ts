// "*" and no exception behind it: the builder gets the Dockerfile and nothing else.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

const everything: ReadonlySet<string> = new Set(["*", "**", "**/*", "*/**"]);

export const everythingIgnored: Rule<IgnoreFile> = {
  id: "everythingIgnored",
  aliases: [],
  severity: "info",
  check: ({ entries }, report) => {
    const last = entries.findLast(({ exception, pattern }) => !exception && everything.has(pattern));
    if (last === undefined || entries.some(({ exception, line }) => exception && line > last.line)) return;
    report({
      range: last.range,
      message: t("All of the context is left out: COPY and ADD will find nothing. Exceptions with ! belong below."),
    });
  },
};
