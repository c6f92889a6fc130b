// Why the operating system lets nobody through to an engine, in words: whose the socket is, who asks, what would open it
// and what that risks. Commands in them are for the person to run.
import { commandLine, said, type Words } from "../description.ts";
import { t } from "../l10n.ts";
import { plain } from "../plain.ts";
import type { SocketAccess, UnreachableProblem } from "../problem.ts";

export function describeDenied({ endpoint: url, access, said: own }: UnreachableProblem, endpoint: string): Words {
  if (url.startsWith("npipe:"))
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
  if (access.permitted === true)
    return {
      message: t("The operating system does not let you use the socket {0}.", plain(access.path)),
      detail: `${facts} ${t("By these permissions you may, so another rule forbids it: SELinux, AppArmor, or the sandbox that VS Code runs in (snap, flatpak). The system's log says which; ask whoever manages this machine to allow it.")}`,
    };
  if (url !== `unix://${access.path}`)
    return {
      message: t("You may not use {0}: the folder {1} is closed to you.", plain(url), path),
      detail: `${facts} ${t("A socket in there is for its owner: choose another engine, or one of your own (rootless Docker, Podman).")}`,
    };
  const { detail, remedy } = wayOn(access, { owner, group, user });
  return { message: t("You may not use the socket {0}.", path), detail: `${facts} ${detail}`, remedy };
}

interface Names {
  readonly owner: string;
  readonly group: string;
  readonly user: string;
}

type Way = Pick<Words, "remedy"> & { readonly detail: string };

/** What opens the socket to the user, and what that risks. */
function wayOn({ mode, joined = false }: SocketAccess, names: Names): Way {
  const { owner, group } = names;
  const groupMay = mode[5] === "w" && group !== "root";
  if (groupMay && joined)
    return {
      detail: t(
        "You are in the group {0} already, but VS Code was started before: sign out and in (or restart the remote server).",
        group,
      ),
    };
  if (groupMay) {
    const { detail, remedy } = wayIn(names);
    return { detail: `${detail} ${risk(names)}`, remedy };
  }
  if (owner !== "root")
    return {
      detail: t("Only {0} may use it: choose another engine, or one of your own (rootless Docker, Podman).", owner),
    };
  return {
    detail: t(
      "Only root may use it. Have the engine give its socket to a group (“dockerd --group docker”) whose members can then become root, or use rootless Docker or Podman.",
    ),
  };
}

/** A socket that was mounted into a container often belongs to a group, and is used by a user, without a name there. */
function wayIn({ group, user }: Names): Way {
  if (isNumber(user))
    return {
      detail: t(
        "Your user has no name here, so no command puts it into the group. In a container, have that started with “--group-add {0}”: it lets you use the socket.",
        group,
      ),
    };
  if (isNumber(group))
    return {
      detail: t(
        "The group has no name here. “sudo groupadd --gid {0} docker-host && sudo usermod -aG docker-host {1}”, then sign out and in, lets you use it.",
        group,
        user,
      ),
      remedy: commandLine(`sudo groupadd --gid ${group} docker-host && sudo usermod -aG docker-host`, user),
    };
  return {
    detail: t("“sudo usermod -aG {0} {1}”, then sign out and in, lets you use it.", group, user),
    remedy: commandLine("sudo usermod -aG", group, user),
  };
}

const risk = ({ owner }: Names): string =>
  owner === "root"
    ? t(
        "Mind: whoever is in that group can become root on the engine's machine. Rootless Docker and Podman do without.",
      )
    : t("Mind: whoever is in that group can do with the files of {0} what {0} can.", owner);

const isNumber = (name: string): boolean => /^\d+$/.test(name);
