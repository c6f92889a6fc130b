// Why an engine cannot be reached, in words: each reason with its own sentence and its own remedy. TLS and ssh, which have
// many reasons, have files of their own.
import { said, type Description, type Offer, type Words } from "./description.ts";
import { describeSsh } from "./describeSsh.ts";
import { describeTls } from "./describeTls.ts";
import { t } from "./l10n.ts";
import { plain } from "./plain.ts";
import type { SocketAccess, UnreachableProblem } from "./problem.ts";

/** Words, and the ways on that fit. */
export function describeUnreachable(problem: UnreachableProblem): Description {
  const { message, detail } = words(problem);
  return { message, detail, offers: offers(problem) };
}

function words(problem: UnreachableProblem): Words {
  const endpoint = plain(problem.endpoint);
  switch (problem.why) {
    case "missing":
      return missing(problem, endpoint);
    case "refused":
      return refused(problem, endpoint);
    case "denied":
      return denied(problem, endpoint);
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
function offers({ endpoint, why, ...rest }: UnreachableProblem): readonly Offer[] {
  const retry = { command: "engines.retry", title: t("Retry") };
  const choose = { command: "engines.choose", title: t("Choose engine") };
  const explain = { command: "engines.why", title: t("Why?"), args: [{ endpoint, why, ...rest }] };
  const start = { command: "engines.startDaemon", title: t("Put the start command in a terminal") };
  return (why === "missing" || why === "refused") && isLocal(endpoint)
    ? [retry, start, choose, explain]
    : [retry, choose, explain];
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
  return {
    message: t("There is no host of that name: {0}.", endpoint),
    detail: said(t("Check the spelling, and whether this machine is in the network that knows the name."), own),
  };
}

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

function denied({ endpoint: url, access, said: own }: UnreachableProblem, endpoint: string): Words {
  if (isPipe(url))
    return {
      message: t("You may not use the pipe {0}.", endpoint),
      detail: t(
        "Have an administrator add you to the group docker-users, then sign out and in. Whoever is in that group can become administrator through containers.",
      ),
    };
  if (access !== undefined) return deniedSocket(access, url);
  return {
    message: t("The operating system does not allow connecting to {0}.", endpoint),
    detail: said(t("A firewall or a sandbox on this machine may forbid it."), own),
  };
}

function deniedSocket(access: SocketAccess, url: string): Words {
  const [path, owner, group, mode, user] = [access.path, access.owner, access.group, access.mode, access.user].map(
    (text) => plain(text),
  ) as [string, string, string, string, string];
  const groups = access.userGroups.map((name) => plain(name)).join(", ");
  const facts = t(
    "It belongs to user {0} and group {1} ({2}); you are {3}, in the groups {4}.",
    owner,
    group,
    mode,
    user,
    groups,
  );
  if (url !== `unix://${access.path}`)
    return {
      message: t("You may not use {0}: the folder {1} is closed to you.", plain(url), path),
      detail: `${facts} ${t("A socket in there is for its owner: choose another engine, or one of your own (rootless Docker, Podman).")}`,
    };
  return { message: t("You may not use the socket {0}.", path), detail: `${facts} ${remedy(access, { group, user })}` };
}

function remedy({ mode, joined = false }: SocketAccess, { group, user }: { group: string; user: string }): string {
  const groupMay = mode.slice(4, 6) === "rw";
  if (groupMay && joined)
    return t(
      "You are in the group {0} already, but VS Code was started before: sign out and in (or restart the remote server).",
      group,
    );
  if (groupMay && group !== "root")
    return t(
      "“sudo usermod -aG {0} {1}”, then sign out and in, lets you use it. Mind: whoever is in that group can become root on this machine. Rootless Docker and Podman do without.",
      group,
      user,
    );
  return t(
    "Only root may use it. Have the engine give its socket to a group (“dockerd --group docker”) whose members can then become root, or use rootless Docker or Podman.",
  );
}
