// Ports in short form, and host addresses of ports in long form, as Compose reads them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { isAddress, shortPort, type PortFault } from "../../model/forms/shortPort.ts";
import { ownValue } from "../../model/project.ts";
import { replace } from "../../syntax/edits.ts";
import { asList, asScalar, followed } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

const messages: Readonly<Record<PortFault, (text: string) => string>> = {
  empty: (text) => t("{0} has no port of the container.", text),
  container: (text) => t("{0} does not end with a port of the container, from 1 to 65535.", text),
  host: (text) => t("{0} has no valid port of the host, from 0 to 65535.", text),
  address: (text) => t("{0} does not start with an IP address. IPv6 stands in brackets.", text),
  protocol: (text) => t("{0} has a protocol other than tcp, udp and sctp.", text),
  ranges: (text) => t("{0} has ranges of different lengths.", text),
  zero: (text) => t("{0}: a container has no port 0.", text),
};

export const shortPorts = rule("shortPorts", "error", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "ports"))?.items ?? []) {
      const node = followed(item);
      if (node?.kind === "scalar" && (node.type === "string" || node.type === "integer")) {
        const { text, certain } = project.text(node);
        const fault = certain ? shortPort(text) : undefined;
        if (typeof fault !== "string") continue;
        const better = text.replaceAll(/\s+/g, "");
        const mends = better !== text && typeof shortPort(better) !== "string";
        tell(node, {
          message: messages[fault](`"${plain(text, 60)}"`),
          fixes: mends ? fix(t("Remove the blanks"), replace(project.doc, node, JSON.stringify(better))) : [],
        });
      } else if (node?.kind === "mapping") {
        const address = asScalar(valueAt(node, "host_ip"));
        if (address?.type !== "string") continue;
        const { text, certain } = project.text(address);
        if (certain && !isAddress(text)) tell(address, { message: t("{0} is no IP address.", `"${plain(text, 60)}"`) });
      }
    }
  }
});
