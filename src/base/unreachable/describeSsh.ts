// Why an engine behind ssh cannot be reached, in words. Commands in them are for the person to run: nothing is accepted or
// changed on their behalf.
import { commandLine, said, type Words } from "../description.ts";
import { t } from "../l10n.ts";
import { plain } from "../plain.ts";
import type { UnreachableProblem } from "../problem.ts";

export function describeSsh(problem: UnreachableProblem, endpoint: string): Words {
  const subject = plain(problem.subject ?? "", 300);
  switch (problem.trouble) {
    case "unknownHost":
    case "changedHost":
    case "revokedHost":
      return ofHost(problem, endpoint, subject);
    case "noKey":
      return {
        message: t("There is no key to log in at {0} with.", endpoint),
        detail: t("Add one to your ssh agent (ssh-add), or name it as IdentityFile in ~/.ssh/config."),
      };
    case "keyRefused":
      return {
        message: t("{0} accepts none of your keys.", endpoint),
        detail: t("Tried: {0}. Check the user's name; “ssh-copy-id” puts a key there.", subject),
      };
    case "keyEncrypted":
      return {
        message: t("The key for {0} needs a passphrase.", endpoint),
        detail: t("Porthole asks for none and keeps none. Give the key to your ssh agent: “ssh-add {0}”.", subject),
        remedy: commandLine("ssh-add", subject),
      };
    case "agent":
      return {
        message: t("The ssh agent does not answer."),
        detail: said(
          t("It should listen at {0}. Start it, or name a key file in ~/.ssh/config.", subject),
          problem.said,
        ),
      };
    case "config":
      return {
        message: t("The ssh settings for {0} cannot be used.", endpoint),
        detail: said(t("Look at {0}.", subject), problem.said),
      };
    case "noSocket":
      return {
        message: t("Logged in at {0}, but no engine answers there.", endpoint),
        detail: said(
          t(
            "Asked at the socket {0} and with “docker system dial-stdio”. The user there must be allowed to use the engine; another socket can stand in the address: ssh://user@host/run/user/1000/docker.sock.",
            subject,
          ),
          problem.said,
        ),
      };
    default:
      return { message: t("No ssh connection to {0} came about.", endpoint), detail: plain(problem.said ?? "", 300) };
  }
}

/** `subject` is the ssh command that leads there, or what makes ssh forget the old key. */
function ofHost(
  { trouble, fingerprint = "", subject: problemSubject }: UnreachableProblem,
  endpoint: string,
  subject: string,
): Words {
  const shown = plain(fingerprint);
  if (trouble === "unknownHost")
    return {
      message: t("The host key of {0} is not known here.", endpoint),
      detail: t(
        "It shows {0}. Compare that with what whoever runs the host says; if it is the same, accept it once in a terminal: “{1}”.",
        shown,
        subject,
      ),
      // As it is or not at all: a command that is cut or cleaned leads elsewhere.
      remedy: subject === problemSubject ? subject : undefined,
    };
  // The command that silences this warning is told, not put at hand.
  if (trouble === "changedHost")
    return {
      message: t("The host key of {0} is not the one known here.", endpoint),
      detail: t(
        "It shows {0}. Somebody may sit in between, or the host was set up anew. Only if you know that it was, forget the old key: “{1}”.",
        shown,
        subject,
      ),
    };
  return {
    message: t("The host key of {0} was revoked.", endpoint),
    detail: t("It shows {0}, which your known_hosts says never to trust.", shown),
  };
}
