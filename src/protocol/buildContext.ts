// What of a folder a build would be sent, on its way: from the language server, which reads the disk, to the client, and
// from there to the page that shows it. Both sides read what arrives.
import { isCount, isLoose, isText, maybe } from "./shapes.ts";

/** Asked of the server; answered with a `BuildContext`, or with a text where it cannot be told why. */
export const buildContextRequest = "porthole/buildContext";

export interface BuildContextQuestion {
  /** Address of a Dockerfile or a .dockerignore, or of a folder. */
  readonly uri: string;
}

/** A file, a link or a folder of the context. */
export interface ContextEntry {
  readonly name: string;
  readonly kind: "file" | "link" | "folder";
  /** What is sent of it, all that is in a folder included. */
  readonly bytes: number;
  readonly files: number;
  /** Left out itself. Of a folder something may be sent all the same. */
  readonly out: boolean;
  /** The line of the .dockerignore that decided, from 0. */
  readonly line?: number;
  /** Of a folder; absent where it is left out with all that is in it. */
  readonly entries?: readonly ContextEntry[];
  /** Entries of the folder that are not listed here, and what is sent of them. */
  readonly more?: { readonly count: number; readonly files: number; readonly bytes: number };
}

export interface BuildContext {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Address of the .dockerignore that counts; absent where there is none. */
  readonly ignoreFile?: string;
  /** Its patterns as written, by line. */
  readonly patterns: Readonly<Record<number, string>>;
  readonly builder: "buildkit" | "classic";
  readonly root: ContextEntry;
  /** There is more than was looked at: sums are too small. */
  readonly cut: boolean;
}

export interface ContextWords {
  readonly title: string;
  readonly summary: string;
  readonly cut: string;
  readonly noIgnoreFile: string;
  readonly builder: string;
  readonly tree: string;
  readonly leftOut: string;
  readonly leftOutBy: string;
  readonly backBy: string;
  readonly partly: string;
  readonly files: string;
  readonly link: string;
  readonly more: string;
  readonly open: string;
  readonly leaveOut: string;
}

export type ToContextPage =
  | { readonly type: "show"; readonly context: BuildContext; readonly words: ContextWords }
  | { readonly type: "failed"; readonly message: string };

export type FromContextPage =
  | { readonly type: "ready" }
  /** A file of the context, by its path from the root. */
  | { readonly type: "open"; readonly path: string }
  /** A line of the .dockerignore. */
  | { readonly type: "openLine"; readonly line: number }
  | { readonly type: "leaveOut"; readonly path: string };

const isMore = (value: unknown): boolean =>
  isLoose(value) && isCount(value["count"]) && isCount(value["files"]) && isCount(value["bytes"]);

const isEntry = (value: unknown): boolean =>
  isLoose(value) &&
  isText(value["name"]) &&
  ["file", "link", "folder"].includes(value["kind"] as string) &&
  isCount(value["bytes"]) &&
  isCount(value["files"]) &&
  typeof value["out"] === "boolean" &&
  maybe(isCount, value["line"]) &&
  maybe(isMore, value["more"]) &&
  maybe((entries) => Array.isArray(entries) && entries.every(isEntry), value["entries"]);

export function readBuildContext(value: unknown): BuildContext | undefined {
  const good =
    isLoose(value) &&
    isText(value["folder"]) &&
    maybe(isText, value["ignoreFile"]) &&
    isLoose(value["patterns"]) &&
    Object.values(value["patterns"]).every(isText) &&
    (value["builder"] === "buildkit" || value["builder"] === "classic") &&
    isEntry(value["root"]) &&
    typeof value["cut"] === "boolean";
  return good ? (value as unknown as BuildContext) : undefined;
}

export const readContextQuestion = (value: unknown): BuildContextQuestion | undefined =>
  isLoose(value) && isText(value["uri"]) ? { uri: value["uri"] } : undefined;

export function readToContextPage(message: unknown): ToContextPage | undefined {
  if (!isLoose(message)) return undefined;
  const { type, context, words, message: said } = message;
  if (type === "failed") return isText(said) ? { type, message: said } : undefined;
  const good = readBuildContext(context) !== undefined && isLoose(words) && Object.values(words).every(isText);
  return type === "show" && good ? (message as unknown as ToContextPage) : undefined;
}

export function readFromContextPage(message: unknown): FromContextPage | undefined {
  if (!isLoose(message)) return undefined;
  const { type, path, line } = message;
  if (type === "ready") return { type };
  if (type === "openLine") return isCount(line) ? { type, line } : undefined;
  return (type === "open" || type === "leaveOut") && isText(path) ? { type, path } : undefined;
}
