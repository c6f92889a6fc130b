// Is a host's key the one that known_hosts has? The format is sshd(8)'s: names plain, with wildcards or hashed, and markers.
import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { wildcard } from "./sshSettings.ts";

/** A key that stands in known_hosts for the host asked for. */
export interface KnownKey {
  readonly type: string;
  /** The key as it travels, base64. */
  readonly blob: string;
  readonly revoked: boolean;
  /** The file it stands in. */
  readonly file: string;
}

/** The keys that the files hold for a host; files that are not there hold none. */
export async function knownKeys(files: readonly string[], host: string, port: number): Promise<readonly KnownKey[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  return texts.flatMap((text, index) => keysIn(text, knownName(host, port), files[index] ?? ""));
}

/** A host's name in known_hosts: "host", or "[host]:port" when the port is not 22. */
export const knownName = (host: string, port: number): string =>
  port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;

/** The keys that one file's text holds for a name as `knownName` makes it. */
export function keysIn(text: string, name: string, file: string): readonly KnownKey[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const marker = fields[0]?.startsWith("@") === true ? fields.shift() : undefined;
    const [names, type, blob] = fields;
    // An authority's key signs hosts' keys; ssh2 knows no such certificates.
    if (names === undefined || type === undefined || blob === undefined || marker === "@cert-authority") return [];
    return namesMatch(names, name) ? [{ type, blob, revoked: marker === "@revoked", file }] : [];
  });
}

function namesMatch(names: string, name: string): boolean {
  if (names.startsWith("|1|")) return hashMatches(names, name);
  const patterns = names.split(",");
  const matches = (pattern: string): boolean => wildcard(pattern).test(name);
  return (
    patterns.some((pattern) => !pattern.startsWith("!") && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith("!") && matches(pattern.slice(1)))
  );
}

/** "|1|salt|hash", both base64: HMAC-SHA1 of the name. */
function hashMatches(hashed: string, name: string): boolean {
  const [, , salt = "", hash = ""] = hashed.split("|");
  return createHmac("sha1", Buffer.from(salt, "base64")).update(name).digest("base64") === hash;
}

export type Verdict = "known" | "unknownHost" | "changedHost" | "revokedHost";

/** What to think of the key that a host shows. A key of another type than those known says nothing. */
export function judge(shown: Buffer, known: readonly KnownKey[]): Verdict {
  const blob = shown.toString("base64");
  if (known.some((key) => key.revoked && key.blob === blob)) return "revokedHost";
  const trusted = known.filter(({ revoked }) => !revoked);
  if (trusted.some((key) => key.blob === blob)) return "known";
  return trusted.some(({ type }) => type === keyType(shown)) ? "changedHost" : "unknownHost";
}

/** A key as it travels begins with its type: a length in four bytes, and the name. */
export const keyType = (key: Buffer): string => key.subarray(4, 4 + key.readUInt32BE(0)).toString("latin1");

/** As `ssh-keygen -l` shows it: "ssh-ed25519 SHA256:…". */
export const fingerprint = (key: Buffer): string =>
  `${keyType(key)} SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;

/** Key algorithms to ask a host for first: those of the keys that are known, so that it shows one we can compare. */
export function preferred(known: readonly KnownKey[]): readonly string[] {
  const types = new Set(known.filter(({ revoked }) => !revoked).map(({ type }) => type));
  return [...types].flatMap((type) => (type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", type] : [type]));
}
