// When documents are checked and how what was found gets to the client: sent after a short quiet, or asked for. Nothing
// is sent of a version that the client has left behind.
import {
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { Disposable } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { Documents, OpenDocument } from "../documents/documents.ts";
import type { Runtime } from "../runtime.ts";
import type { State } from "../state.ts";
import type { Worked } from "../documents/tidying.ts";
import type { Checks } from "./checks.ts";

interface Pace {
  /** Milliseconds without an edit before a check begins. */
  readonly quiet: number;
  /** The most that edits may put it off. */
  readonly ceiling: number;
}

/** A document that takes long to check is checked less often, so that answers find their time. */
function paceFor(cost: number): Pace {
  return { quiet: Math.min(100, 20 + cost / 2), ceiling: Math.max(150, cost * 3) };
}

export interface Diagnostics {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  closed(uri: string): void;
  /** Something other than their text changed for these documents, or for all. */
  again(uris?: readonly string[]): void;
}

interface Parts {
  readonly scope: Scope;
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly state: State;
  readonly documents: Documents;
  readonly checks: Checks;
  readonly worked: Worked;
  readonly wire: (document: OpenDocument) => Diagnostic[];
}

export function createDiagnostics(parts: Parts): Diagnostics {
  const { scope, connection, runtime, state, documents, checks, worked, wire } = parts;
  /** By address: when its first edit came that was not checked yet, and what will check it. */
  const waiting = new Map<string, { readonly first: number; readonly timer: Disposable }>();

  const send = async (uri: string): Promise<void> => {
    const document = documents.get(uri);
    if (document?.reading === undefined || state.pulls) return;
    const diagnostics = wire(document);
    // Edits that came in meanwhile are read before anything goes out.
    await runtime.pause();
    if (scope.ended || documents.get(uri) !== document) return;
    worked(document);
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  };
  const soon = (uri: string): void => {
    const now = runtime.clock.now();
    const before = waiting.get(uri);
    before?.timer.dispose();
    const first = before?.first ?? now;
    const { quiet, ceiling } = paceFor(checks.cost(uri));
    const timer = runtime.clock.after(Math.max(0, Math.min(quiet, first + ceiling - now)), () => {
      waiting.delete(uri);
      void send(uri);
    });
    waiting.set(uri, { first, timer });
  };
  scope.add({ dispose: () => waiting.forEach(({ timer }) => timer.dispose()) });
  answerPulls(parts);
  return {
    opened: ({ uri }) => void runtime.pause().then(() => send(uri)),
    changed: ({ uri }) => soon(uri),
    closed: (uri) => {
      waiting.get(uri)?.timer.dispose();
      waiting.delete(uri);
      checks.forget(uri);
      if (!state.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    again: (uris) => {
      const concerned = uris ?? documents.all().map(({ uri }) => uri);
      if (uris === undefined) checks.forget();
      for (const uri of concerned) {
        checks.forget(uri);
        soon(uri);
      }
      if (state.pulls && state.client.workspace?.diagnostics?.refreshSupport === true)
        void connection.languages.diagnostics.refresh();
    },
  };
}

/** A client that asks once is not sent any more; what was sent before is taken back. */
function answerPulls({ connection, runtime, state, documents, checks, wire }: Parts): void {
  const pulled = (): void => {
    if (state.pulls || state.options.diagnostics === "push") return;
    state.pulls = true;
    for (const { uri } of documents.all()) void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  connection.languages.diagnostics.on(
    async ({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> => {
      pulled();
      await runtime.pause();
      const document = documents.get(textDocument.uri);
      if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const resultId = `${document.version}.${checks.generation}`;
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: wire(document) };
    },
  );
}
