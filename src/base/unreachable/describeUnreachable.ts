// Why an engine cannot be reached, in words: each reason with its own sentence and its own remedy. A socket that is
// closed to the user, TLS and ssh, which have much to say, have files of their own.
import { said, type Description, type Offer, type Words } from "../description.ts";
import { describeDenied } from "./describeDenied.ts";
import { describeSsh } from "./describeSsh.ts";
import { describeTls } from "./describeTls.ts";
import { t } from "../l10n.ts";
import { plain } from "../plain.ts";
import type { UnreachableProblem } from "../problem.ts";

/** Words, and the ways on that fit. */
export function describeUnreachable(problem: UnreachableProblem): Description {
  const { message, detail, remedy } = words(problem);
  return { message, detail, offers: offers(problem, remedy) };
}

function words(problem: UnreachableProblem): Words {
  const endpoint = plain(problem.endpoint);
  switch (problem.why) {
    case "missing":
      return missing(problem, endpoint);
    case "refused":
      return refused(problem, endpoint);
    case "denied":
      return describeDenied(problem, endpoint);
    case "tls":
      return describeTls(problem, endpoint);
    case "ssh":
      return describeSsh(problem, endpoint);
    case "timeout":
      return {
        message: t("No answer from {0}.", endpoint),
        detail: said(
          t("It may be starting, hang, or stand behind a firewall that swallows what is sent to it."),
          problem.said,
        ),
      };
    case "closed":
      return {
        message: t("The connection to {0} ended.", endpoint),
        detail: said(t("The engine stopped or restarts, or the network was interrupted."), problem.said),
      };
    case "tooOld":
      return {
        message: t("The engine at {0} is too old.", endpoint),
        detail: t(
          "It speaks version {0} of the Engine API; Porthole needs 1.41, which came with Docker 20.10. Update the engine.",
          plain(problem.version ?? "?"),
        ),
      };
    case "foreign":
      return {
        message: t("What answers at {0} is no container engine.", endpoint),
        detail: t(
          "Another program uses that address, or a proxy stands before the engine. Check the host and the port.",
        ),
      };
  }
}

/** Every problem can be tried again and gone round; most can be explained; some can be helped. */
function offers({ endpoint, why, ...rest }: UnreachableProblem, remedy: string | undefined): readonly Offer[] {
  const retry = { command: "engines.retry", title: t("Retry") };
  const choose = { command: "engines.choose", title: t("Choose engine") };
  const explain = { command: "engines.why", title: t("Why?"), args: [{ endpoint, why, ...rest }] };
  const start = { command: "engines.startDaemon", title: t("Put the start command in a terminal") };
  const canStart = (why === "missing" || why === "refused") && isLocal(endpoint);
  const copy = { command: "engines.copyRemedy", title: t("Copy the command that helps"), args: [remedy] };
  return [retry, ...(canStart ? [start] : []), ...(remedy === undefined ? [] : [copy]), choose, explain];
}

const isPipe = (endpoint: string): boolean => endpoint.startsWith("npipe:");
const isLocal = (endpoint: string): boolean => endpoint.startsWith("unix:") || isPipe(endpoint);

function missing({ endpoint: url, said: own }: UnreachableProblem, endpoint: string): Words {
  if (isPipe(url))
    return {
      message: t("Docker is not running: there is no pipe at {0}.", endpoint),
      detail: t("Start Docker Desktop. Where the engine has another pipe, add it in the settings."),
    };
  if (isLocal(url))
    return {
      message: t("Docker is not running or not installed: there is no socket at {0}.", endpoint),
      detail: t(
        "Start it: “sudo systemctl start docker” on Linux, Docker Desktop elsewhere. Where the engine has another socket, choose it or add it in the settings.",
      ),
    };
  if (!url.includes("://")) return nameless(endpoint);
  return {
    message: t("There is no host of that name: {0}.", endpoint),
    detail: said(t("Check the spelling, and whether this machine is in the network that knows the name."), own),
  };
}

/** An engine is asked for by its name, in a task or in the address of a file; without one the default is meant. */
const nameless = (name: string): Words => ({
  message: name === "" ? t("No container engine was found.") : t("No engine is called {0}.", name),
  detail: t("The view “Engines” lists those that were found, and adds others."),
});

function refused({ endpoint: url, said: own }: UnreachableProblem, endpoint: string): Words {
  if (isLocal(url))
    return {
      message: t("Docker is not running: nobody listens at {0}.", endpoint),
      detail: t(
        "The socket is left from an engine that ended. Start it: “sudo systemctl start docker” on Linux, Docker Desktop elsewhere.",
      ),
    };
  if (url.startsWith("ssh:"))
    return {
      message: t("{0} refuses the connection: no ssh server listens there.", endpoint),
      detail: said(t("Check the port, and that sshd runs on the host."), own),
    };
  return {
    message: t("{0} refuses the connection: no engine listens there.", endpoint),
    detail: said(
      t("Check the port (2375 without TLS, 2376 with it), and that the engine over there is set to listen on it."),
      own,
    ),
  };
}
