// A CMD beside an ENTRYPOINT that a shell reads: its words go to that shell, which does nothing with them.
import { t } from "../../../../base/l10n.ts";
import { inherited } from "../../commandLine.ts";
import { byHand, rangeOf, removeInstruction } from "../../edits.ts";
import { plainWordsFixes } from "../../execForm.ts";
import { baseName, dialectOf } from "../../shell/dialect.ts";
import { lastOf } from "../../syntax/select.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

export const droppedCommand: DockerRule = {
  id: "droppedCommand",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const stage of doc.stages) {
      const command = lastOf(stage.instructions, "CMD");
      const entrypoint = inherited(stage, "ENTRYPOINT");
      if (command === undefined || entrypoint === undefined || !drops(doc, entrypoint)) continue;
      // An empty one says on purpose that there are no arguments.
      if (command.json === undefined ? command.body.text === "" : command.json.items.length === 0) continue;
      report({
        range: rangeOf(doc, { start: command.start, end: command.headEnd }),
        message: t("The ENTRYPOINT is read by a shell, which drops this CMD. Write the ENTRYPOINT as a JSON array."),
        tags: ["unnecessary"],
        related: [{ range: rangeOf(doc, entrypoint.keyword), message: t("The ENTRYPOINT in force.") }],
        fixes: [
          ...plainWordsFixes(doc, entrypoint).map((fix) => ({
            ...fix,
            title: t("Write the ENTRYPOINT as a JSON array"),
          })),
          byHand(t("Remove this {0}", "CMD"), removeInstruction(doc, command)),
        ],
      });
    }
  },
};

const shells: ReadonlySet<string> = new Set(["sh", "bash", "ash", "dash"]);

/** Shell form, or a shell's `-c` with its script alone; a script that asks for its arguments gets them. */
function drops(doc: Dockerfile, entrypoint: Instruction): boolean {
  const { json, body, brokenJson } = entrypoint;
  if (json === undefined)
    return (
      brokenJson === undefined &&
      body.text !== "" &&
      dialectOf(doc, entrypoint) !== undefined &&
      !asksForArguments(body.text)
    );
  const [shell, flag, script, another] = json.items.map(({ value }) => value);
  return (
    shells.has(baseName(shell ?? "")) &&
    /^-[a-z]*c$/.test(flag ?? "") &&
    script !== undefined &&
    another === undefined &&
    !asksForArguments(script)
  );
}

const asksForArguments = (script: string): boolean => /\$\{?[@*#0-9]/.test(script);
