// What is said of an engine on hover: where it is, why it is here, what it is, and who could be root through it.
import { describe } from "../../base/describe.ts";
import { t } from "../../base/l10n.ts";
import { inCode, inMarkdown } from "../../base/plain.ts";
import { describeReason } from "../../engine/endpoint/describeReason.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import { isRootless } from "../../engine/endpoint/rootless.ts";
import type { EngineVersion } from "../../engine/engine.ts";
import type { Connection } from "../../model/snapshot.ts";
import { fact, lines, paragraphs } from "./markdown.ts";

/** `connection` is absent while the engine is not open. */
export function engineTooltip(endpoint: Endpoint, connection: Connection | undefined): string {
  const version = connection?.state === "ready" ? connection.version : undefined;
  return paragraphs(
    `**${inMarkdown(endpoint.name)}**`,
    lines(
      fact(t("Address:"), inCode(endpoint.url, 400)),
      fact(t("Why it is here:"), describeReason(endpoint.reason)),
      ...connectionFacts(connection),
    ),
    accessWords(endpoint, version),
    version === undefined ? "" : kernelWords(),
  );
}

function connectionFacts(connection: Connection | undefined): readonly string[] {
  if (connection?.state === "ready") {
    const { product, version, api, kernel, platform } = connection.version;
    return [
      fact(t("Engine:"), `${inMarkdown(product)} ${inMarkdown(version)}`),
      fact(t("API:"), inMarkdown(api)),
      fact(t("Platform:"), inMarkdown(platform)),
      fact(t("Kernel:"), inMarkdown(kernel)),
    ];
  }
  if (connection?.state === "lost") {
    const { message, detail } = describe(connection.problem);
    return [fact(t("No answer:"), inMarkdown(message, 1000)), inMarkdown(detail ?? "", 2000)];
  }
  return [];
}

/** What a container is and a virtual machine is not; the guide has it as a table with a figure of this engine. */
const kernelWords = (): string =>
  t(
    "Its containers share this one kernel: none of them boots an operating system, keeps memory for one or needs a licence for one. So they start in a moment and many fit on one machine, but they are less apart from each other than virtual machines.",
  );

function accessWords(endpoint: Endpoint, version: EngineVersion | undefined): string {
  const { address } = endpoint;
  switch (address.kind) {
    case "unix":
      return isRootless(endpoint, version)
        ? t("A socket on this machine; it does not leave it. The engine runs without root, with its user's rights.")
        : t(
            "A socket on this machine; it does not leave it. Whoever may write to it can become root here: to be in its group, mostly “docker”, is to be root.",
          );
    case "npipe":
      return t("A named pipe on this machine; it does not leave it. Whoever may write to it can become administrator.");
    case "tcp":
      return address.tls === undefined
        ? t("⚠ Without TLS: anyone who reaches this port, 2375 as a rule, is root on that machine.")
        : address.tls.verify
          ? t("Encrypted with TLS; the engine lets in who has a certificate it trusts.")
          : t("⚠ Encrypted with TLS, but the engine's certificate is not checked: somebody between could pose as it.");
    case "ssh":
      return t("Through ssh: the rights are those of the user who logs in there.");
  }
}
