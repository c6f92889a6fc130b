// DL3036: zypper leaves its cache in the layer.
import { t } from "../../../../../base/l10n.ts";
import { cleanRule } from "../cleanRule.ts";
import { zypper } from "../packageManagers.ts";

const fetching = ["install", "in", "source-install", "si", "patch", "update", "up", "dist-upgrade", "dup"];

export const cleanZypper = cleanRule({
  id: "cleanZypper",
  aliases: ["DL3036"],
  severity: "warning",
  manager: zypper,
  leaves: ({ verb }) => fetching.includes(verb?.value ?? ""),
  removes: ({ verb }) => verb?.value === "clean" || verb?.value === "cc",
  folders: ["/var/cache/zypp"],
  command: () => "zypper clean --all",
  message: () => t("zypper leaves its cache in the image. Clean up in the same RUN: zypper clean --all"),
});
