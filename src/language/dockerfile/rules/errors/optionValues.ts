// Values with a fixed set of words: networks, security; and exec forms that hold more than strings.
import { t } from "../../../../base/l10n.ts";
import { byHand, replace } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";
import { checkSignals } from "./stopSignal.ts";

export const optionValues: DockerRule = {
  id: "optionValues",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    checkSignals(doc, report);
    checkRun(doc, tell);
    for (const instruction of doc.instructions)
      for (const other of (instruction.trigger ?? instruction).json?.others ?? [])
        tell(
          "JsonStrings",
          other,
          t("Only strings may stand in this array. Put it in double quotes."),
          byHand(
            t("Put it in double quotes"),
            replace(doc, other, JSON.stringify(doc.text.slice(other.start, other.end))),
          ),
        );
  },
};

const choices: Readonly<Record<string, readonly string[]>> = {
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
};

function checkRun(doc: Dockerfile, tell: Tell): void {
  for (const { flags } of named(doc, "RUN"))
    for (const flag of flags) {
      const allowed = Object.hasOwn(choices, flag.name) ? (choices[flag.name] ?? []) : [];
      const value = flag.value?.value ?? "";
      if (flag.value === undefined || allowed.length === 0 || allowed.includes(value)) continue;
      // In --network the builder replaces no variables.
      if (value.includes("$") && flag.name !== "network") continue;
      tell(
        "InvalidOption",
        value === "" ? flag : flag.value,
        t("--{0} takes one of {1}.", flag.name, allowed.join(", ")),
      );
    }
}
