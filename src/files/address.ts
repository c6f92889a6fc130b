// The address of a file in a container, volume or image: `porthole://<engine>+<kind>+<id>/<path>`. Plain text and records;
// what the editor makes of them is the workbench's. Names of files are as path.ts writes them.
import { normalPath } from "./path.ts";

export const filesScheme = "porthole";

export type PlaceKind = "container" | "volume" | "image";

/** Whose files. */
export interface Place {
  /** The name of the endpoint. */
  readonly engine: string;
  readonly kind: PlaceKind;
  /** A container's or image's full id, a volume's name. */
  readonly id: string;
}

export interface FileAddress extends Place {
  /** Absolute. */
  readonly path: string;
}

const kinds: ReadonlySet<string> = new Set<PlaceKind>(["container", "volume", "image"]);

/**
 * The authority of the URI. The editor writes authorities in small letters and gives "@", ":" and "%" a meaning, so
 * whatever is not a small letter, digit, "." or "-" is written as "_" and two hexadecimal digits a byte.
 */
export const authorityOf = ({ engine, kind, id }: Place): string => `${written(engine)}+${kind}+${written(id)}`;

/** The other way; undefined for what no place was written as. Never throws. */
export function placeOf(authority: string): Place | undefined {
  const [engine, kind, id, more] = authority.toLowerCase().split("+");
  if (engine === undefined || kind === undefined || id === undefined || more !== undefined) return undefined;
  const [engineRead, idRead] = [readBack(engine), readBack(id)];
  if (engineRead === undefined || idRead === undefined || idRead === "" || !kinds.has(kind)) return undefined;
  return { engine: engineRead, kind: kind as PlaceKind, id: idRead };
}

/** The whole URI, percent-encoded: the editor's own parser reads the same authority and path from it. */
export function formatAddress(address: FileAddress): string {
  const path = normalPath(address.path).split("/").map(inUri).join("/");
  return `${filesScheme}://${authorityOf(address)}${path}`;
}

/** Reads a URI's text; undefined for another scheme or what is none. Never throws. */
export function parseAddress(uri: string): FileAddress | undefined {
  const [, scheme = "", authority = "", path = ""] = /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)/.exec(uri) ?? [];
  if (scheme.toLowerCase() !== filesScheme) return undefined;
  const place = placeOf(decoded(authority) ?? "");
  const read = decoded(path);
  if (place === undefined || read === undefined) return undefined;
  return { ...place, path: normalPath(read) };
}

const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^a-z0-9.-]/gu, (found) =>
      [...Buffer.from(found, "utf8")].map((byte) => `_${byte.toString(16).padStart(2, "0")}`).join(""),
    );

function readBack(text: string): string | undefined {
  if (!/^(?:[a-z0-9.-]|_[0-9a-f]{2})*$/.test(text)) return undefined;
  return decoded(text.replaceAll("_", "%"));
}

const inUri = (name: string): string => encodeURIComponent(name.toWellFormed());

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
