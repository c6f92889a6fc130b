// A port that asks nobody who they are: whoever reaches it is root on this machine, be it from other machines or only as any
// user, program or web page of this one.
import { t } from "../../../base/l10n.ts";
import type { Fix, Rule } from "../../language.ts";
import { entriesOf, rangeOf, valueOf, type DaemonFile } from "../document.ts";
import { addBehind } from "../edits.ts";

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
      if (host.kind === "string" && /^tcp:/i.test(host.value))
        report({
          range: rangeOf(doc, host),
          message: local.test(host.value)
            ? t("Any user or program of this machine that reaches this port is root. Set tlsverify, or use the socket.")
            : t("Whoever reaches this port is root on this machine. Set tlsverify, or use ssh."),
          fixes: withTls(doc),
        });
  },
};

/** The keys that the engine needs, as far as they are not there, with the places that its documentation uses. */
function withTls(doc: DaemonFile): readonly Fix[] {
  const hosts = entriesOf(doc.root).findLast(({ key }) => key.value === "hosts");
  if (hosts === undefined || valueOf(doc, "tlsverify") !== undefined) return [];
  const missing = [
    ["tlsverify", "true"],
    ["tlscacert", '"/etc/docker/ca.pem"'],
    ["tlscert", '"/etc/docker/server-cert.pem"'],
    ["tlskey", '"/etc/docker/server-key.pem"'],
  ].filter(([key = ""]) => valueOf(doc, key) === undefined);
  const texts = missing.map(([key = "", value = ""]) => `"${key}": ${value}`);
  return [{ title: t("Let in only clients with a certificate"), safe: false, edits: [addBehind(doc, hosts, texts)] }];
}
