// DL3042: pip leaves its cache in the layer.
import { t } from "../../../../../base/l10n.ts";
import { variableAt } from "../../../shell/environment.ts";
import { isMounted } from "../../../shell/mounts.ts";
import type { Run } from "../../../shell/run.ts";
import { isRemoved } from "../cleanRule.ts";
import { flagRule } from "../flagRule.ts";
import { callsOf, type Call } from "../packageManager.ts";
import { pip } from "../packageManagers.ts";

const folders = ["*/.cache/pip"];
const isOn = (value: string | undefined): boolean => value !== undefined && !/^(0|off|false|no|n|)$/i.test(value);

function isOff({ command }: Call, run: Run): boolean {
  const known = variableAt(run.doc, run.instruction, "PIP_NO_CACHE_DIR");
  const exported = run.commands.some(
    ({ name, args }) => name === "export" && args.some(({ value }) => /^PIP_NO_CACHE_DIR=./.test(value)),
  );
  return isOn(known?.value) || isOn(command.environment["PIP_NO_CACHE_DIR"]) || exported;
}

/** By a mount, or away again before the layer ends. */
function isGone(run: Run): boolean {
  const cache = variableAt(run.doc, run.instruction, "PIP_CACHE_DIR")?.value;
  const all = cache === undefined ? folders : [...folders, cache];
  const purged = callsOf(run, pip).some(
    ({ verb, operands }) => verb?.value === "cache" && operands[0]?.value === "purge",
  );
  return purged || isMounted(run.instruction, all) || run.commands.some((command) => isRemoved(command, all));
}

export const pipNoCacheDir = flagRule({
  id: "pipNoCacheDir",
  aliases: ["DL3042"],
  severity: "warning",
  manager: pip,
  verbs: ["install"],
  options: ["--no-cache-dir"],
  added: "--no-cache-dir",
  isExcused: (call, run) => isOff(call, run) || isGone(run),
  message: () => t("pip keeps what it downloads in the image. Add --no-cache-dir."),
});
