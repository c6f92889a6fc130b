// What a flag of the engine does, and what an empty ExecStart= is for.
import { t } from "../../../base/l10n.ts";
import type { Position } from "../../../base/text.ts";
import { engineFlagAt } from "../../commandLine/features/engineFlags.ts";
import type { Hover } from "../../language.ts";
import type { Setting, UnitFile } from "../unit.ts";

export function hover({ lines, settings }: UnitFile, at: Position): Hover | undefined {
  const setting = settings.find(({ range }) => at.line >= range.start.line && at.line <= range.end.line);
  if (setting === undefined) return undefined;
  if (/(?:^|\/)dockerd(?:\s|$)/.test(setting.value)) {
    const flag = engineFlagAt(lines, at, true);
    if (flag !== undefined) return flag;
  }
  return onName(setting, at) && setting.name === "ExecStart"
    ? {
        range: setting.nameRange,
        markdown:
          setting.value === ""
            ? t("Takes back the commands above, those of the unit itself too.")
            : t("The command that starts the engine. In an override an empty ExecStart= must stand above it."),
      }
    : undefined;
}

const onName = ({ nameRange: { start, end } }: Setting, { line, character }: Position): boolean =>
  line === start.line && character >= start.character && character <= end.character;
