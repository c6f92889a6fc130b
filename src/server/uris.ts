// Addresses of documents and the paths behind them.
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The absolute path of a `file:` address; undefined for any other, and for what is none. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** The last part of an address's path, as written by a person: "compose.prod.yml". */
export function nameOf(uri: string): string {
  const last = (
    uri
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? ""
  ).replace(/^untitled:/, "");
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The address of a path that is relative to a document's folder; undefined when the address takes no such path. */
export function besideUri(uri: string, relative: string): string | undefined {
  const path = pathOf(uri);
  if (path !== undefined) return uriOf(resolve(dirname(path), relative));
  const encoded = relative.split("/").map(encodeURIComponent).join("/");
  return URL.canParse(encoded, uri) ? new URL(encoded, uri).href : undefined;
}
