// Addresses of engines as docker writes them: "unix:///path", "npipe:////./pipe/name", "tcp://host:port", "ssh://user@host".
import { t } from "../../base/l10n.ts";
import type { Address, TlsFiles } from "./endpoint.ts";
import type { World } from "./world.ts";

/** Where docker listens when nobody says otherwise. */
export const defaultPipe = "//./pipe/docker_engine";
export const defaultSocket = "/var/run/docker.sock";

/** Docker's ports: without and with TLS. */
const plainPort = 2375;
const tlsPort = 2376;

/** An address that is none; `message` says why, in the person's language. */
export class BadAddress extends Error {}

/**
 * Reads an address. `tls` is used for tcp; https has TLS in any case.
 * @throws BadAddress
 */
export function parseAddress(text: string, { world, tls }: { world: World; tls?: TlsFiles }): Address {
  const trimmed = text.trim();
  const [, scheme, rest = ""] = /^([a-z]+):\/\/(.*)$/is.exec(trimmed) ?? [];
  switch (scheme?.toLowerCase()) {
    case "unix":
      return { kind: "unix", path: unixPath(rest, world) };
    case "npipe":
      return { kind: "npipe", path: rest === "" ? defaultPipe : rest.replaceAll("\\", "/") };
    case "tcp":
    case "http":
      return tcpAddress(rest, tls);
    case "https":
      return tcpAddress(rest, tls ?? { verify: true });
    case "ssh":
      return sshAddress(trimmed);
    // docker takes "host:port" for tcp
    case undefined:
      if (trimmed !== "" && !trimmed.includes("/")) return tcpAddress(trimmed, tls);
  }
  throw new BadAddress(t('"{0}" does not begin with unix://, npipe://, tcp:// or ssh://', trimmed));
}

function unixPath(rest: string, { home }: World): string {
  if (rest === "") return defaultSocket;
  const path = rest.replace(/^~(?=\/)/, home);
  if (!path.startsWith("/")) throw new BadAddress(t('the path in "unix://{0}" does not begin with /', rest));
  return path;
}

function tcpAddress(rest: string, tls: TlsFiles | undefined): Address {
  const url = parsed(`tcp://${rest.startsWith(":") ? `localhost${rest}` : rest}`, rest);
  if (url.pathname !== "" && url.pathname !== "/")
    throw new BadAddress(t('"{0}" has a path after the host, which is not supported', rest));
  const port = url.port === "" ? (tls === undefined ? plainPort : tlsPort) : Number(url.port);
  return { kind: "tcp", host: hostOf(url), port, ...(tls === undefined ? {} : { tls }) };
}

function sshAddress(text: string): Address {
  const url = parsed(text, text);
  if (url.password !== "") throw new BadAddress(t("an ssh address may not hold a password; use a key"));
  const [host, user] = [hostOf(url), decodeURIComponent(url.username)];
  // They may end up in a command that people copy, and are compared with patterns of files.
  if (!/^[\w:][\w.:-]*$/.test(host) || !/^([\w.][\w.@+\\-]*)?$/.test(user))
    throw new BadAddress(t('"{0}" has characters that no host or user has', text));
  return {
    kind: "ssh",
    host,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    ...(user === "" ? {} : { user }),
    ...(url.pathname === "" || url.pathname === "/" ? {} : { socket: decodeURIComponent(url.pathname) }),
  };
}

function parsed(text: string, shown: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new BadAddress(t('"{0}" is no host with a port', shown));
  }
  if (url.hostname === "") throw new BadAddress(t('"{0}" names no host', shown));
  return url;
}

/** Without the brackets of an IPv6 address. */
const hostOf = (url: URL): string => decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");

/** The address as docker writes it. Passwords cannot be in it. */
export function urlOf(address: Address): string {
  switch (address.kind) {
    case "unix":
      return `unix://${address.path}`;
    case "npipe":
      return `npipe://${address.path}`;
    case "tcp":
      return `tcp://${bracketed(address.host)}:${address.port}`;
    case "ssh": {
      const { user, host, port, socket = "" } = address;
      return `ssh://${user === undefined ? "" : `${user}@`}${bracketed(host)}${port === undefined ? "" : `:${port}`}${socket}`;
    }
  }
}

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);
