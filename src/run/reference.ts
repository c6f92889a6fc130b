// Image references, read by the grammar of https://github.com/distribution/reference (reference.go, regexp.go,
// normalize.go): what a name is made of, and which part of it is a registry's address.
import { t } from "../base/l10n.ts";
import { read, wrong, type Reading } from "./reading.ts";

export interface Reference {
  /** The registry's address as written: "localhost:5000"; absent for names of the default registry. */
  readonly domain?: string;
  /** The name without the domain: "library/nginx". */
  readonly path: string;
  /** Domain and path as written: what the engine calls `repo`. */
  readonly repository: string;
  readonly tag?: string;
  /** "sha256:…" */
  readonly digest?: string;
}

const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const pathShape = new RegExp(`^${component}(?:/${component})*$`);
const hostPart = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const domainShape = new RegExp(`^(?:${hostPart}(?:\\.${hostPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const tagShape = /^\w[\w.-]{0,127}$/;
const digestShape = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** Hexadecimal digits of the algorithms that the engine checks the length of. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const longestPath = 255;

/** Reads "[domain/]path[:tag][@digest]". */
export function parseReference(text: string): Reading<Reference> {
  const [named = "", digest, ...more] = text.split("@");
  if (digest !== undefined && (more.length > 0 || !isDigest(digest)))
    return wrong(t("The digest after “@” is not one: it looks like sha256: and 64 hexadecimal digits."));
  const colon = named.lastIndexOf(":");
  const tagged = colon > named.lastIndexOf("/") && !named.endsWith("]");
  const tag = tagged ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !tagShape.test(tag))
    return wrong(t("A tag has letters, digits, “_”, “.” and “-”, at most 128, and does not begin with “.” or “-”."));
  const repository = tagged ? named.slice(0, colon) : named;
  const { domain, path } = domainAndPath(repository);
  const fault = faultOfDomain(domain) ?? faultOfPath(path, domain);
  return fault === undefined ? read({ domain, path, repository, tag, digest }) : wrong(fault);
}

/** A reference that may be given to an image of one's own: no digest, which only the content decides. */
export function parseNewReference(text: string): Reading<Reference> {
  const reading = parseReference(text);
  if (reading.value?.digest === undefined) return reading;
  return wrong(t("A new image cannot be given a digest; leave out what follows “@”."));
}

/** As docker writes it in lists: with ":latest" where neither tag nor digest was given. */
export function familiar({ repository, tag, digest }: Reference): string {
  if (digest !== undefined) return `${repository}${tag === undefined ? "" : `:${tag}`}@${digest}`;
  return `${repository}:${tag ?? "latest"}`;
}

/** The first part is a domain when it has a dot or port, is "localhost", or could not be a path (capital letters). */
function domainAndPath(repository: string): { readonly domain?: string; readonly path: string } {
  const slash = repository.indexOf("/");
  if (slash === -1) return { path: repository };
  const first = repository.slice(0, slash);
  const isDomain = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  return isDomain ? { domain: first, path: repository.slice(slash + 1) } : { path: repository };
}

function faultOfDomain(domain: string | undefined): string | undefined {
  if (domain === undefined || domainShape.test(domain)) return undefined;
  return t("“{0}” is no address of a registry: write a host name, and a port if need be.", domain);
}

function faultOfPath(path: string, domain: string | undefined): string | undefined {
  if (path === "") return t("The name of the image is missing.");
  if (path !== path.toLowerCase()) return t("The name of an image has small letters only.");
  if (!pathShape.test(path)) return t("A name has small letters and digits, parted by “.”, “_”, “__”, “-” or “/”.");
  if ((domain === undefined ? path : `${domain}/${path}`).length > longestPath)
    return t("The name is too long: {0} characters are the most.", longestPath);
  if (domain === undefined && /^[a-f0-9]{64}$/.test(path)) return t("64 hexadecimal digits are an id, not a name.");
  return undefined;
}

function isDigest(text: string): boolean {
  const [algorithm = "", hex = ""] = text.split(":");
  return digestShape.test(text) && (digestLengths[algorithm] ?? hex.length) === hex.length;
}
