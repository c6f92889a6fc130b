// What every protocol feature works with, and the one way in which a feature is asked: guarded, timed, and only about
// documents that are open and in a language of ours.
import type { Connection } from "vscode-languageserver";
import type { Log } from "../base/log.ts";
import type { Location, Lookup } from "../language/language.ts";
import type { Checks } from "./diagnostics/checks.ts";
import type { Documents, OpenDocument } from "./documents/documents.ts";
import type { Lookups } from "./lookup/lookups.ts";
import { wireOf } from "./positions.ts";
import type { Answers } from "./documents/reading.ts";
import type { Runtime } from "./runtime.ts";
import type { State } from "./state.ts";
import type { Worked } from "./documents/tidying.ts";
import { linesOf, type Range } from "../base/text.ts";
import { besideUri, pathOf } from "./uris.ts";

export interface Server {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly state: State;
  readonly documents: Documents;
  readonly lookups: Lookups;
  readonly checks: Checks;
  readonly log: Log;
  readonly worked: Worked;
}

/** A document that is asked about. */
export interface Asked {
  readonly document: OpenDocument;
  readonly answers: Answers;
  readonly lookup: Lookup;
}

interface About {
  readonly textDocument: { readonly uri: string };
}

/** Milliseconds of one answer that are worth a line in the log. */
const slow = 250;

/** Makes a request's handler of a feature: what throws is logged and answered with nothing. */
export function answering<P extends About, R>(
  server: Server,
  feature: string,
  answer: (asked: Asked, params: P) => R | undefined,
): (params: P) => R | null {
  const { documents, log, runtime, worked } = server;
  return (params) => {
    const document = documents.get(params.textDocument.uri);
    if (document?.reading === undefined) return null;
    const from = runtime.elapsed();
    try {
      return (
        answer({ document, answers: document.reading.answers, lookup: lookupFor(server, document) }, params) ?? null
      );
    } catch (error) {
      log.error(`${feature} failed on ${document.uri}`, error);
      return null;
    } finally {
      const took = runtime.elapsed() - from;
      worked(document);
      if (took > slow) log.warn(`${feature} took ${Math.round(took)} ms on ${document.uri}`);
    }
  };
}

/** What answers may ask, beyond what checks may. */
function lookupFor({ lookups, checks, runtime, state }: Server, document: OpenDocument): Lookup {
  return {
    ...lookups.of(document),
    found: () => checks.findings(document),
    page: (language, rule) => runtime.page?.(language, rule, state.locale),
  };
}

/** A place in the document or in another one, as the protocol has it. */
export function placeOf(
  { documents, state }: Server,
  { document, lookup }: Asked,
  { path, range }: Location,
): { readonly uri: string; readonly range: Range } | undefined {
  if (path === undefined) return { uri: document.uri, range: document.wire.range(range) };
  const uri = besideUri(document.uri, path);
  if (uri === undefined) return undefined;
  return { uri, range: wireBeside({ documents, state, lookup }, uri, path).range(range) };
}

/** How columns of a file beside a document are counted: that takes its text, unless they are counted as we do. */
export function wireBeside(
  { documents, state, lookup }: Pick<Server, "documents" | "state"> & { readonly lookup: Lookup },
  uri: string,
  path: string,
): OpenDocument["wire"] {
  const opened = documents.at(pathOf(uri) ?? "");
  if (opened !== undefined) return opened.wire;
  return wireOf(linesOf(state.encoding === "utf-16" ? "" : (lookup.read?.(path) ?? "")), state.encoding);
}
