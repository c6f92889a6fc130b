// `find /proc/4711/root`: the way past a container without a shell. It works for root alone, on a pid that may be another's
// by then, and links in it lead out.
import { t } from "../../../base/l10n.ts";
import type { CommandRule } from "./rule.ts";

/** The pid as a number, a variable, a substitution or a placeholder. */
const path = /\/proc\/(?:\d+|<\w[\w -]*>|\$\w+|\$\{\w+\}|\$\([^()\n]*\))\/root\b/g;

export const procRoot: CommandRule = {
  id: "procRoot",
  aliases: [],
  severity: "hint",
  check: ({ lines }, report) => {
    for (const { index, 0: found } of lines.text.matchAll(path))
      report({
        range: lines.range(index, index + found.length),
        message: t(
          "Only root on the engine's machine may read this; the pid may be another process by then, and absolute links lead to the host. “Files” under the container shows the same safely.",
        ),
      });
  },
};
