// An override of the engine's unit from scratch, and the engine's flags, which daemon.json knows by their names.
import { t } from "../../../base/l10n.ts";
import type { Position } from "../../../base/text.ts";
import { engineFlags } from "../../commandLine/features/engineFlags.ts";
import type { Completion } from "../../language.ts";
import type { UnitFile } from "../unit.ts";

export function complete({ lines, settings }: UnitFile, at: Position): readonly Completion[] {
  const before = lines.line(at.line).slice(0, at.character);
  const flag = /\s(--[\w-]*)$/.exec(before)?.[1];
  const setting = settings.find(({ range }) => at.line >= range.start.line && at.line <= range.end.line);
  if (flag !== undefined && setting !== undefined && /(?:^|\/)dockerd(?:\s|$)/.test(setting.value))
    return engineFlags({ line: at.line, character: at.character - flag.length }, at);
  if (!/^[\w[]*$/.test(before) || settings.length > 0) return [];
  const end = lines.text.includes("\r\n") ? "\r\n" : "\n";
  const text = ["[Service]", "ExecStart=", "ExecStart=/usr/bin/dockerd -H fd:// ${1:--live-restore}"].join(end);
  return [
    {
      label: t("engine's command"),
      kind: "snippet",
      detail: t("Starts the engine with other flags: the empty ExecStart= takes back the unit's own."),
      edit: { range: { start: { line: at.line, character: 0 }, end: at }, text },
      snippet: true,
    },
  ];
}
