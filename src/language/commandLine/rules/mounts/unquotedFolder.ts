// -v `pwd`:/app: in a folder with a blank in its name the command falls apart, and inside of Markdown or a quoted text backticks
// end it.
import { t } from "../../../../base/l10n.ts";
import { fixOf, rule, startsContainer } from "../rule.ts";

/** `pwd` or $(pwd) or $PWD, and what stands before and behind it. */
const folder = /^([\w=,./-]*)(`\s*pwd\s*`|\$\(\s*pwd\s*\)|\$PWD\b|\$\{PWD\})([\w=,./:@+-]*)$/;

export const unquotedFolder = rule("unquotedFolder", "info", (call, tell, doc) => {
  if (!startsContainer(call)) return;
  for (const { kind, value } of call.flags) {
    if (value === undefined || !["volume", "mount", "workdir", "env-file"].includes(kind?.long ?? "")) continue;
    const written = call.source.text.slice(value.from, value.to);
    const [, before = "", name, behind = ""] = folder.exec(written) ?? [];
    if (name === undefined) continue;
    const text = `${before}"${name.includes("pwd") ? "$(pwd)" : name}"${behind}`;
    // Both kinds of shells know the variable, if only PowerShell in its own way.
    const anywhere = `"${before}\${PWD}${behind}"`;
    tell(
      value,
      name.startsWith("`")
        ? t(
            "Without quotes this falls apart in a folder with a blank in its name, and in Markdown these backticks end the code.",
          )
        : t("Without quotes this falls apart in a folder with a blank in its name."),
      [
        fixOf(doc, call, t("Write {0}", text), [{ from: value.from, to: value.to, text }]),
        fixOf(doc, call, t("Write {0}, for PowerShell too", anywhere), [
          { from: value.from, to: value.to, text: anywhere },
        ]),
      ],
    );
  }
});
