// The command line that starts an engine which does not answer: put into a terminal for the person to read and run.
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";

export interface System {
  /** As Node names it: "linux", "darwin", "win32". */
  readonly platform: string;
  /** Whether systemd is the system's init; without it the older `service` command is used. */
  readonly systemd: boolean;
}

/** Undefined where no command of this machine can start it: an engine reached over TCP. */
export function startLine({ address, reason }: Endpoint, { platform, systemd }: System): string | undefined {
  if (address.kind === "tcp") return undefined;
  if (address.kind === "ssh") {
    const where = address.user === undefined ? address.host : `${address.user}@${address.host}`;
    // What comes out of a context file is not trusted with a shell.
    if (!/^[\w.@:][\w.@:-]*$/.test(where)) return undefined;
    const port = address.port === undefined ? "" : `-p ${address.port} `;
    return `ssh -t ${port}${where} sudo systemctl start docker`;
  }
  const found = reason.by === "found" ? reason.what : undefined;
  if (platform === "win32") return "docker desktop start";
  if (found === "colima" || address.path.includes("/.colima/")) return "colima start";
  if (found === "orbstack" || address.path.includes("/.orbstack/")) return "orb start";
  if (platform === "darwin") return address.path.includes("podman") ? "podman machine start" : "open -a Docker";
  return linuxLine(address.path, found, systemd);
}

function linuxLine(path: string, found: string | undefined, systemd: boolean): string {
  const ofUser = path.startsWith("/run/user/");
  if (found === "podman" || path.includes("podman"))
    return ofUser ? "systemctl --user start podman.socket" : "sudo systemctl start podman.socket";
  if (found === "desktop" || path.includes("/.docker/desktop/")) return "systemctl --user start docker-desktop";
  if (found === "rootless" || ofUser) return "systemctl --user start docker";
  return systemd ? "sudo systemctl start docker" : "sudo service docker start";
}
