// An override of the engine's unit with a command of its own, and no empty ExecStart= above: systemd then has two commands and
// refuses the unit.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { UnitFile } from "../unit.ts";

export const secondStart: Rule<UnitFile> = {
  id: "secondStart",
  aliases: [],
  severity: "warning",
  check: ({ lines, settings }, report, lookup) => {
    // The unit itself has its one command; only what lies over it must take that back.
    if (lookup.name !== undefined && !/\.conf$/i.test(lookup.name)) return;
    const starts = settings.filter(({ section, name }) => section === "Service" && name === "ExecStart");
    const [first] = starts;
    if (first === undefined || first.value === "") return;
    const { start } = first.range;
    const end = lines.text.includes("\r\n") ? "\r\n" : "\n";
    report({
      range: first.range,
      message: t(
        "systemd adds this command to the unit's own and refuses both: an empty ExecStart= above takes that back.",
      ),
      fixes: [
        {
          title: t("Add an empty ExecStart="),
          safe: true,
          edits: [
            {
              range: { start: { line: start.line, character: 0 }, end: { line: start.line, character: 0 } },
              text: `ExecStart=${end}`,
            },
          ],
        },
      ],
    });
  },
};
