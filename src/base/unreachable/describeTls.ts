// Why no secure connection to an engine comes about, in words.
import type { Words } from "../description.ts";
import { t } from "../l10n.ts";
import { plain } from "../plain.ts";
import type { UnreachableProblem } from "../problem.ts";

export function describeTls(problem: UnreachableProblem, endpoint: string): Words {
  const own = plain(problem.said ?? "", 300);
  const subject = plain(problem.subject ?? "", 300);
  switch (problem.trouble) {
    case "selfSigned":
      return {
        message: t("The engine at {0} shows a certificate that it signed itself.", endpoint),
        detail: t(
          "If it is your engine, name its certificate as the authority: ca.pem of the docker context or of DOCKER_CERT_PATH, or “ca” in the setting porthole.engines.",
        ),
      };
    case "unknownAuthority":
      return {
        message: t("The certificate of the engine at {0} comes from an authority that is not trusted here.", endpoint),
        detail: t(
          "Get the authority's certificate from whoever runs the engine and name it: ca.pem of the docker context or of DOCKER_CERT_PATH, or “ca” in the setting porthole.engines.",
        ),
      };
    case "expired":
      return {
        message: t("The certificate of the engine at {0} has expired.", endpoint),
        detail: t("It must be renewed where the engine runs. If it should still be valid, check this machine's clock."),
      };
    case "notYetValid":
      return {
        message: t("The certificate of the engine at {0} is not valid yet.", endpoint),
        detail: t("Check the clocks of this machine and of the one that made the certificate."),
      };
    case "wrongHost":
      return {
        message: t("The certificate at {0} belongs to another host.", endpoint),
        detail: `${t("Use a name that the certificate holds, or have one made for this address.")} (${own})`,
      };
    case "needsCertificate":
    case "certificateRefused":
      return ofClient(problem.trouble, endpoint);
    case "noTls":
      return {
        message: t("What listens at {0} does not speak TLS.", endpoint),
        detail: t(
          "Port 2375 is usually without TLS, 2376 with it. Without TLS, whoever reaches the port owns that machine.",
        ),
      };
    case "needsTls":
      return {
        message: t("The engine at {0} wants TLS.", endpoint),
        detail: t(
          "Name its certificates: a docker context with them, DOCKER_TLS_VERIFY=1 with DOCKER_CERT_PATH, or “ca”, “cert” and “key” in the setting porthole.engines.",
        ),
      };
    case "badFiles":
      return {
        message: t("The TLS files for {0} cannot be used.", endpoint),
        detail: `${t("Look at {0}.", subject)} (${own})`,
      };
    case "mismatch":
      return {
        message: t("The client certificate and the key for {0} do not belong together.", endpoint),
        detail: t("Name the key that the certificate was made with instead of {0}.", subject),
      };
    case "keyEncrypted":
      return {
        message: t("The TLS key for {0} needs a passphrase.", endpoint),
        detail: t(
          "Neither docker nor Porthole can use an encrypted key: make one without a passphrase of {0}.",
          subject,
        ),
      };
    default:
      return { message: t("No secure connection to {0} came about.", endpoint), detail: own };
  }
}

function ofClient(trouble: "needsCertificate" | "certificateRefused", endpoint: string): Words {
  return trouble === "needsCertificate"
    ? {
        message: t("The engine at {0} asks for a client certificate.", endpoint),
        detail: t(
          "Name yours: cert.pem and key.pem of the docker context or of DOCKER_CERT_PATH, or “cert” and “key” in the setting porthole.engines.",
        ),
      }
    : {
        message: t("The engine at {0} does not accept the client certificate.", endpoint),
        detail: t("It is from another authority than the engine trusts, was revoked, or has expired: get a new one."),
      };
}
