// DL3032: yum leaves packages and lists in the layer.
import { t } from "../../../../../base/l10n.ts";
import { cleanRule } from "../cleanRule.ts";
import { yum } from "../packageManagers.ts";
import { fetching, isCleaning } from "./asking.ts";

export const cleanYum = cleanRule({
  id: "cleanYum",
  aliases: ["DL3032"],
  severity: "warning",
  manager: yum,
  leaves: ({ verb }) => fetching.includes(verb?.value ?? ""),
  removes: isCleaning,
  folders: ["/var/cache/yum", "/var/cache/dnf"],
  command: (calls) => `${calls.at(-1)?.command.name ?? "yum"} clean all`,
  message: () => t("yum leaves packages and lists in the image. Clean up in the same RUN: yum clean all"),
});
