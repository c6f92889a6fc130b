// Other Compose files that a file leans on: those it includes or extends from, and the base or override file beside it.
import type { Lookup } from "../../language.ts";
import { onceForText } from "../../onceForText.ts";
import { parse, type ComposeDocument } from "../syntax/document.ts";
import { asList, asMapping, asScalar, followed, type Entry } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";

/** An included file is looked at with every keystroke in the one that includes it. */
const parsedOnce = onceForText((text) => parse(text));

export interface Neighbour {
  /** Relative to the document's folder. */
  readonly path: string;
  readonly doc: ComposeDocument;
}

/** Undefined where there is none, or where it may not be read. */
export function neighbour(lookup: Lookup, path: string): Neighbour | undefined {
  const text = lookup.read?.(path);
  return text === undefined ? undefined : { path, doc: parsedOnce(text) };
}

/** Whether a path names a file that a lookup can be asked for: no address, no variable. */
export const isLocal = (path: string): boolean => path !== "" && !/^[a-z][a-z0-9+.-]+:|^git@|\$/i.test(path);

/** A path from a file's folder, made one from the document's. */
export function joined(from: string, path: string): string {
  if (path.startsWith("/")) return path;
  const parts = from
    .split("/")
    .slice(0, -1)
    .filter((part) => part !== "." && part !== "");
  for (const part of path.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

const bases = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrides = [
  "compose.override.yaml",
  "compose.override.yml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/**
 * The file that is merged with this one without being named in it: for a base file the override beside it, for any other
 * the base. Which of them a nameless text is, its services tell. A fragment stands alone: the files beside it are another
 * project's than the one that its text tells of.
 */
export function siblings(doc: ComposeDocument, lookup: Lookup, services: ReadonlySet<string>): readonly Neighbour[] {
  const { name, fragment } = lookup;
  if (fragment === true) return [];
  if (name !== undefined && bases.includes(name)) return firstOf(lookup, overrides, doc);
  const base = firstOf(lookup, bases, doc);
  // Compose merges these unasked; another file only where somebody names both.
  if (name !== undefined && overrides.includes(name)) return base;
  if (sharing(base, services) || leaning(base, doc, services)) return base;
  return name === undefined ? firstOf(lookup, overrides, doc) : [];
}

/** By its name: it stands over the file that it changes. */
export const isOverrideFile = (path: string): boolean => /[.-]override\.ya?ml$/.test(path);

/** A file for changes to another, which is not to be seen: what is missing here may stand there. */
export const isPiece = ({ name, fragment }: Lookup, beside: readonly Neighbour[]): boolean =>
  fragment === true || (name !== undefined && isOverrideFile(name) && beside.length === 0);

function firstOf(lookup: Lookup, names: readonly string[], { lines }: ComposeDocument): readonly Neighbour[] {
  for (const name of names) {
    const found = neighbour(lookup, name);
    if (found !== undefined && found.doc.lines.text !== lines.text) return [found];
  }
  return [];
}

/** A file that changes services of another is merged with it; one that has only its own stands alone. */
const sharing = (files: readonly Neighbour[], services: ReadonlySet<string>): boolean =>
  files.some(({ doc }) => servicesOf(doc).some(({ key }) => services.has(key.text)));

/** So is one with services that depend on services of the other. */
function leaning(files: readonly Neighbour[], doc: ComposeDocument, own: ReadonlySet<string>): boolean {
  if (files.length === 0) return false;
  const theirs = new Set(files.flatMap((file) => servicesOf(file.doc).map(({ key }) => key.text)));
  return servicesOf(doc).some(({ value }) => {
    const needed = followed(valueAt(value, "depends_on"));
    const names =
      needed?.kind === "mapping"
        ? needed.entries.map(({ key }) => key.text)
        : (asList(needed)?.items ?? []).map((item) => asScalar(item)?.text ?? "");
    return names.some((name) => theirs.has(name) && !own.has(name));
  });
}

const servicesOf = ({ layers }: ComposeDocument): readonly Entry[] =>
  layers.flatMap((layer) => asMapping(valueAt(layer, "services"))?.entries ?? []);
