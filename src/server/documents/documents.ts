// The open documents: their texts, kept by the edits that arrive, and what their languages read in them.
import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { linesOf, type Lines } from "../../base/text.ts";
import { languageFor } from "../languageFor.ts";
import { wireOf, type Encoding, type Wire } from "../positions.ts";
import type { AnyLanguage, Reading } from "./reading.ts";
import { pathOf } from "../uris.ts";

/** One version of an open document; the next version is another object. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly lines: Lines;
  readonly wire: Wire;
  /** Absolute path of documents that stand on a disk. */
  readonly path: string | undefined;
  /** Undefined: none of ours. */
  readonly language: AnyLanguage | undefined;
  /** What it reads in this version. */
  readonly reading: Reading | undefined;
}

export interface Documents {
  get(uri: string): OpenDocument | undefined;
  at(path: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  open(item: TextDocumentItem): OpenDocument;
  /** Undefined when it is not open. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined;
  close(uri: string): void;
}

/** `engineFile`: the engine's file of settings, whatever it is called. */
export function createDocuments(
  languages: readonly AnyLanguage[],
  encoding: () => Encoding,
  engineFile: () => string | undefined = () => undefined,
): Documents {
  const open = new Map<string, OpenDocument>();
  const keep = (
    { uri, languageId, version, text }: TextDocumentItem,
    before: OpenDocument | undefined,
  ): OpenDocument => {
    const lines = linesOf(text);
    const path = pathOf(uri);
    const isEngineFile = path !== undefined && path === engineFile();
    const language = isEngineFile
      ? languages.find(({ id }) => id === "daemonJson")
      : languageFor(languages, languageId, uri);
    // Readings cost nothing until they are asked, and each learns here of what the one before it has.
    const reading = language?.read(text, before?.reading);
    const document: OpenDocument = {
      uri,
      languageId,
      version,
      lines,
      wire: wireOf(lines, encoding()),
      path,
      language,
      reading,
    };
    open.set(uri, document);
    return document;
  };
  return {
    get: (uri) => open.get(uri),
    at: (path) => [...open.values()].find((document) => document.path === path),
    all: () => [...open.values()],
    open: (item) => keep(item, undefined),
    change: (uri, version, changes) => {
      const before = open.get(uri);
      if (before === undefined) return undefined;
      const text = changed(before, changes, encoding());
      return keep({ uri, languageId: before.languageId, version, text }, before);
    },
    close: (uri) => void open.delete(uri),
  };
}

/** Each change's range is one of the text that the changes before it left. */
function changed(before: OpenDocument, changes: readonly TextDocumentContentChangeEvent[], encoding: Encoding): string {
  let { lines } = before;
  for (const change of changes) {
    if (!("range" in change)) {
      lines = linesOf(change.text);
      continue;
    }
    const { start, end } = wireOf(lines, encoding).within(change.range);
    const [from, to] = [lines.offset(start), lines.offset(end)];
    lines = linesOf(lines.text.slice(0, from) + change.text + lines.text.slice(Math.max(from, to)));
  }
  return lines.text;
}
