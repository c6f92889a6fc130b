// DL3060: yarn leaves its cache in the layer.
import { t } from "../../../../../base/l10n.ts";
import { variableAt } from "../../../shell/environment.ts";
import { has } from "../../../shell/options.ts";
import { cleanRule } from "../cleanRule.ts";
import type { Call } from "../packageManager.ts";
import { yarn } from "../packageManagers.ts";

function leaves(call: Call): boolean {
  const { verb, operands } = call;
  if (has(call, "--cache-folder", "--version", "-v", "--help", "-h")) return false;
  if (verb === undefined) return call.command.args.every(({ fixed }) => fixed);
  return verb.value === "install" || verb.value === "add" || (verb.value === "global" && operands[0]?.value === "add");
}

export const cleanYarn = cleanRule({
  id: "cleanYarn",
  aliases: ["DL3060"],
  severity: "info",
  manager: yarn,
  leaves,
  removes: ({ verb, operands }) => verb?.value === "cache" && /^(clean|dir)$/.test(operands[0]?.value ?? ""),
  folders: ["/usr/local/share/.cache/yarn", "*/.cache/yarn", "*/.yarn"],
  moreFolders: ({ doc, instruction }) => {
    const folder = variableAt(doc, instruction, "YARN_CACHE_FOLDER")?.value;
    return folder === undefined ? [] : [folder];
  },
  command: () => "yarn cache clean",
  message: () => t("yarn leaves its cache in the image. Clean up in the same RUN: yarn cache clean"),
});
