// The command line that starts an engine which does not answer: put into a terminal for the person to read and run.
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";

export interface System {
  /** As Node names it: "linux", "darwin", "win32". */
  readonly platform: string;
  /** Whether systemd is the system's init; without it the older `service` command is used. */
  readonly systemd: boolean;
}

/**
 * Without an endpoint the system's usual engine is meant. Undefined where no command of this machine can start it: an
 * engine reached over TCP.
 */
export function startLine(endpoint: Endpoint | undefined, { platform, systemd }: System): string | undefined {
  const address = endpoint?.address ?? { kind: "unix", path: "" };
  if (address.kind === "tcp") return undefined;
  if (address.kind === "ssh") return sshLine(address);
  const found = endpoint?.reason.by === "found" ? endpoint.reason.what : undefined;
  if (platform === "win32") return "docker desktop start";
  if (found === "colima" || address.path.includes("/.colima/")) return "colima start";
  if (found === "orbstack" || address.path.includes("/.orbstack/")) return "orb start";
  if (found === "rancher" || address.path.includes("/.rd/")) return "rdctl start";
  if (platform === "darwin") return address.path.includes("podman") ? "podman machine start" : "open -a Docker";
  return linuxLine(address.path, found, systemd);
}

function sshLine({ host, port, user }: Extract<Endpoint["address"], { kind: "ssh" }>): string | undefined {
  const where = user === undefined ? host : `${user}@${host}`;
  // What comes out of a context file is not trusted with a shell.
  if (!/^[\w.:][\w.@:-]*$/.test(where)) return undefined;
  return `ssh -t ${port === undefined ? "" : `-p ${port} `}${where} sudo systemctl start docker`;
}

function linuxLine(path: string, found: string | undefined, systemd: boolean): string {
  const ofUser = path.startsWith("/run/user/");
  if (found === "podman" || path.includes("podman"))
    return ofUser ? "systemctl --user start podman.socket" : "sudo systemctl start podman.socket";
  if (found === "desktop" || path.includes("/.docker/desktop/")) return "systemctl --user start docker-desktop";
  if (found === "rootless" || ofUser) return "systemctl --user start docker";
  return systemd ? "sudo systemctl start docker" : "sudo service docker start";
}
