// Published ports as `docker run --publish` writes them: [address:][host port[-last]:]container port[-last][/protocol].
import { isIPv4, isIPv6 } from "node:net";
import { t } from "../base/l10n.ts";
import { read, wrong, type Reading } from "./reading.ts";

export type Protocol = "tcp" | "udp" | "sctp";

/** First and last port, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface PublishedPort {
  /** Host address without brackets; "" for all of them. */
  readonly address: string;
  /** Absent: the engine picks a free port. */
  readonly outside?: Span;
  readonly inside: Span;
  readonly protocol: Protocol;
}

/** Reads "8080:80", "127.0.0.1:8080:80/udp", "[::1]:8080:80", "8000-8002:80-82", "80". */
export function parsePort(text: string): Reading<PublishedPort> {
  const [numbers = "", protocol = "tcp", ...more] = text.trim().split("/");
  if (more.length > 0 || !isProtocol(protocol)) return wrong(t("The protocol is tcp, udp or sctp."));
  const { address, rest, fault } = addressOf(numbers);
  if (fault !== undefined) return wrong(fault);
  const parts = rest.split(":");
  const insideText = parts.at(-1) ?? "";
  if (parts.length > 2) return wrong(t("Write it as “host port:container port”, such as 8080:80."));
  const inside = spanOf(insideText);
  if (inside === undefined) return wrong(faultOfSpan(insideText));
  const outsideText = parts.length === 2 ? (parts[0] ?? "") : "";
  if (outsideText === "") return read({ address, inside, protocol });
  const outside = spanOf(outsideText);
  if (outside === undefined) return wrong(faultOfSpan(outsideText));
  if (inside.first !== inside.last && length(inside) !== length(outside))
    return wrong(t("Both ranges must be equally long."));
  return read({ address, outside, inside, protocol });
}

/** Whether both want at least one same port of the host. A range for a single port takes any of it, so it never clashes. */
export function clash(left: PublishedPort, right: PublishedPort): boolean {
  if (left.outside === undefined || right.outside === undefined || left.protocol !== right.protocol) return false;
  if (choosesFreely(left) || choosesFreely(right)) return false;
  const everywhere = [left.address, right.address].some((address) => ["", "0.0.0.0", "::"].includes(address));
  if (!everywhere && left.address !== right.address) return false;
  return left.outside.first <= right.outside.last && right.outside.first <= left.outside.last;
}

/** One entry a container port, as the engine takes them: port with protocol → host address and port. */
export function bindingsOf(port: PublishedPort): readonly (readonly [string, { HostIp: string; HostPort: string }])[] {
  const { address, outside, inside, protocol } = port;
  return Array.from({ length: length(inside) }, (_, index) => {
    const host =
      outside === undefined ? "" : inside.first === inside.last ? spanText(outside) : String(outside.first + index);
    return [`${inside.first + index}/${protocol}`, { HostIp: address, HostPort: host }] as const;
  });
}

/** As the command line takes it. */
export function portText({ address, outside, inside, protocol }: PublishedPort): string {
  const host = isIPv6(address) ? `[${address}]` : address;
  const before = host === "" ? "" : `${host}:`;
  const middle = outside === undefined ? (host === "" ? "" : ":") : `${spanText(outside)}:`;
  return `${before}${middle}${spanText(inside)}${protocol === "tcp" ? "" : `/${protocol}`}`;
}

const spanText = ({ first, last }: Span): string => (first === last ? String(first) : `${first}-${last}`);

const length = ({ first, last }: Span): number => last - first + 1;
const choosesFreely = ({ inside, outside }: PublishedPort): boolean =>
  outside !== undefined && inside.first === inside.last && outside.first !== outside.last;
const isProtocol = (text: string): text is Protocol => ["tcp", "udp", "sctp"].includes(text);

function addressOf(text: string): { readonly address: string; readonly rest: string; readonly fault?: string } {
  const bracketed = /^\[([^\]]*)\]:(.*)$/.exec(text);
  if (bracketed !== null) {
    const [, address = "", rest = ""] = bracketed;
    return isIPv6(address) ? { address, rest } : { address, rest, fault: t("“{0}” is no IPv6 address.", address) };
  }
  const [first = "", ...others] = text.split(":");
  if (others.length < 2) return { address: "", rest: text };
  if (others.length > 2)
    return { address: "", rest: text, fault: t("Put an IPv6 address into brackets: [::1]:8080:80.") };
  return isIPv4(first)
    ? { address: first, rest: others.join(":") }
    : { address: "", rest: text, fault: t("“{0}” is no address; write numbers such as 127.0.0.1.", first) };
}

function spanOf(text: string): Span | undefined {
  const [, one = "", two = one] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const [first, last] = [Number(one), Number(two)];
  return one !== "" && first >= 1 && last <= 65_535 && first <= last ? { first, last } : undefined;
}

const faultOfSpan = (text: string): string =>
  text === ""
    ? t("The container's port is missing.")
    : t("“{0}” is no port: ports go from 1 to 65535, ranges from the smaller to the larger.", text);
