// A port that other machines reach, without asking who they are: whoever reaches it is root on this machine.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { rangeOf, valueOf, type DaemonFile } from "../document.ts";

const local = /^tcp:\/\/(localhost|127\.|\[::1\])/i;

export const openWithoutTls: Rule<DaemonFile> = {
  id: "openWithoutTls",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const hosts = valueOf(doc, "hosts");
    const verify = valueOf(doc, "tlsverify");
    if (hosts?.kind !== "array" || (verify?.kind === "boolean" && verify.value)) return;
    for (const host of hosts.items)
      if (host.kind === "string" && /^tcp:/i.test(host.value) && !local.test(host.value))
        report({
          range: rangeOf(doc, host),
          message: t("Whoever reaches this port is root on this machine. Set tlsverify, or use ssh."),
        });
  },
};
