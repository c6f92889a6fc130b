// DL3040: dnf leaves packages and lists in the layer.
import { t } from "../../../../../base/l10n.ts";
import { cleanRule } from "../cleanRule.ts";
import { dnf } from "../packageManagers.ts";
import { fetching, isCleaning } from "./asking.ts";

export const cleanDnf = cleanRule({
  id: "cleanDnf",
  aliases: ["DL3040"],
  severity: "warning",
  manager: dnf,
  leaves: ({ verb }) => fetching.includes(verb?.value ?? ""),
  removes: isCleaning,
  folders: ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"],
  command: (calls) => `${calls.at(-1)?.command.name ?? "dnf"} clean all`,
  message: () => t("dnf leaves packages and lists in the image. Clean up in the same RUN: dnf clean all"),
});
