// The engine's command in a unit with a port that asks nobody who they are.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import type { UnitFile } from "../unit.ts";

export const portWithoutTls: Rule<UnitFile> = {
  id: "portWithoutTls",
  aliases: [],
  severity: "warning",
  check: ({ settings }, report) => {
    for (const { name, value, range } of settings) {
      if (name !== "ExecStart" || !/(?:^|\/)dockerd(?:\s|$)/.test(value)) continue;
      if (/\s--tlsverify(?:=true)?(?:\s|$)/.test(value)) continue;
      if (/\s(?:-H|--host)[\s=]*["']?tcp:\/\//i.test(value))
        report({
          range,
          message: t("Whoever reaches this port is root on this machine. Add --tlsverify with its keys, or use ssh."),
        });
    }
  },
};
