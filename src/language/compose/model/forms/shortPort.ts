// The short form of a port, [[IP:]HOST:]CONTAINER[/PROTOCOL], as Compose reads it.
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface ShortPort {
  readonly host?: Span;
  readonly container: Span;
  readonly ip: string;
  readonly protocol: string;
}

export type PortFault = "empty" | "container" | "host" | "address" | "protocol" | "ranges" | "zero";

export function shortPort(text: string): ShortPort | PortFault {
  const parts = text.split(":");
  const last = parts.pop() ?? "";
  const host = parts.pop() ?? "";
  const address = parts.join(":");
  const [containerText = "", protocol = "tcp"] = last.split("/");
  if (containerText === "") return "empty";
  const ip = addressOf(address);
  if (ip === undefined) return "address";
  const container = spanOf(containerText);
  if (container === undefined) return "container";
  const published = host === "" ? undefined : spanOf(host);
  if (host !== "" && published === undefined) return "host";
  if (published !== undefined && width(published) !== width(container) && width(container) > 0) return "ranges";
  if (!/^(tcp|udp|sctp)$/i.test(protocol)) return "protocol";
  if (container.first === 0) return "zero";
  return { host: published, container, ip, protocol: protocol.toLowerCase() };
}

const width = ({ first, last }: Span): number => last - first;

/** Of "80" or "80-90". */
export function spanOf(text: string): Span | undefined {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (from === undefined) return undefined;
  const span = { first: Number(from), last: Number(to ?? from) };
  return span.first <= span.last && span.last <= 65_535 ? span : undefined;
}

/** Brackets are for IPv6 only; undefined where it is no address. */
function addressOf(text: string): string | undefined {
  if (text === "") return "";
  const [, inside] = /^\[(.*)\]$/.exec(text) ?? [];
  if (inside !== undefined) return isIPv6(inside) ? inside : undefined;
  return isIPv4(text) ? text : undefined;
}

const isIPv4 = (text: string): boolean => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);

function isIPv6(text: string): boolean {
  const bare = text.replace(/%.+$/, "");
  if (!/^[0-9a-f:.]+$/i.test(bare) || !bare.includes(":")) return false;
  const [, before = bare, tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare) ?? [];
  if (tail !== undefined && !isIPv4(tail)) return false;
  const whole = tail === undefined ? bare : `${before}0:0`;
  const halves = whole.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

export const isAddress = (text: string): boolean => isIPv4(text) || isIPv6(text);
