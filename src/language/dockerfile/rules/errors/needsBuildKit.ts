// What the classic builder refuses and BuildKit takes: only told where the classic one will run.
import { t } from "../../../../base/l10n.ts";
import { byHand, insert } from "../../edits.ts";
import { sourcesOf, targetOf } from "../../sources.ts";
import { globalNames, platformArguments } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const needsBuildKit: DockerRule = {
  id: "needsBuildKit",
  aliases: [],
  severity: "error",
  check: (doc, report, lookup) => {
    if (lookup.builder !== "classic") return;
    const tell = teller(doc, report);
    const globals = globalNames(doc);
    for (const { platform } of doc.stages)
      for (const variable of platform?.value?.variables ?? [])
        if (platformArguments.has(variable.name) && !globals.has(variable.name))
          tell(
            "PlatformNeedsBuildKit",
            variable,
            t("The classic builder does not set {0}, and this engine has no other.", variable.name),
          );
    for (const instruction of doc.instructions) {
      checkFlags(instruction, tell);
      for (const { marker } of instruction.heredocs)
        tell("HeredocNeedsBuildKit", marker, t("The classic builder knows no heredocs, and this engine has no other."));
      checkTarget(doc, instruction, tell);
    }
  },
};

const classicFlags: Readonly<Record<string, readonly string[]>> = {
  FROM: ["platform"],
  COPY: ["from", "chown"],
  ADD: ["chown"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
};

function checkFlags({ name, flags }: Instruction, tell: Tell): void {
  const known = Object.hasOwn(classicFlags, name) ? (classicFlags[name] ?? []) : [];
  if (!["RUN", "COPY", "ADD"].includes(name)) return;
  for (const flag of flags)
    if (!known.includes(flag.name))
      tell(
        "FlagNeedsBuildKit",
        flag.nameSpan,
        t("The classic builder knows no --{0}, and this engine has no other.", flag.name),
      );
}

function checkTarget(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  if (instruction.name !== "COPY" && instruction.name !== "ADD") return;
  const target = targetOf(instruction);
  if (target === undefined || sourcesOf(instruction).length < 2 || /[/\\}]$/.test(target.path)) return;
  const end = target.span.end - (/["']/.test(doc.text[target.span.end - 1] ?? "") ? 1 : 0);
  tell(
    "TargetNeedsSlash",
    target.span,
    t("The classic builder refuses several sources unless the target ends with a slash."),
    byHand(t("Add the slash"), insert(doc, end, "/")),
  );
}
