// textDocument/documentSymbol and, over the open documents, workspace/symbol.
import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from "vscode-languageserver";
import type { Symbol } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import { answering, type Server } from "../server.ts";

const kinds = {
  stage: SymbolKind.Module,
  instruction: SymbolKind.Method,
  section: SymbolKind.Namespace,
  service: SymbolKind.Class,
  resource: SymbolKind.Object,
  key: SymbolKind.Property,
} as const;

/** Of one document: an outline of more is no help, and takes long to send. What is outermost is there in any case. */
const most = 1_500;

/**
 * A version's outline is asked for by the outline, the breadcrumbs and what sticks to the editor's top, one after the other:
 * later its memory is worth more than the time to make it again.
 */
const made = new WeakMap<OpenDocument, WeakRef<DocumentSymbol[]>>();

export function offerSymbols(server: Server): void {
  server.connection.onDocumentSymbol(
    answering(server, "symbols", ({ document, answers }) => {
      const known = made.get(document)?.deref();
      if (known !== undefined) return known;
      const symbols = answers.symbols?.();
      if (symbols === undefined) return undefined;
      const budget = { left: most - symbols.length };
      const outline = symbols.map((symbol) => symbolOf(symbol, document, budget));
      made.set(document, new WeakRef(outline));
      return outline;
    }),
  );
  server.connection.onWorkspaceSymbol(({ query }) =>
    server.documents.all().flatMap((document) => matching(server, document, query)),
  );
}

/** All have the same fields, of which those without a value are not sent: there may be thousands. */
function symbolOf(symbol: Symbol, document: OpenDocument, budget: { left: number }): DocumentSymbol {
  const children = symbol.children.slice(0, Math.max(0, budget.left));
  budget.left -= children.length;
  return {
    // The protocol allows no empty names.
    name: symbol.name.trim() === "" ? "?" : symbol.name,
    detail: symbol.detail === "" ? undefined : symbol.detail,
    kind: kinds[symbol.kind],
    range: document.wire.range(symbol.range),
    selectionRange: document.wire.range(symbol.nameRange),
    children: children.length === 0 ? undefined : children.map((child) => symbolOf(child, document, budget)),
  };
}

/** Stages, services and resources; instructions and keys have no names to look for. */
function matching({ log }: Server, document: OpenDocument, query: string): readonly WorkspaceSymbol[] {
  const letters = query.toLowerCase();
  const named = (symbols: readonly Symbol[], containerName?: string): readonly WorkspaceSymbol[] =>
    symbols.flatMap((symbol) => [
      ...(["stage", "service", "resource"].includes(symbol.kind) && hasLetters(symbol.name.toLowerCase(), letters)
        ? [
            {
              name: symbol.name,
              kind: kinds[symbol.kind],
              containerName,
              location: { uri: document.uri, range: document.wire.range(symbol.nameRange) },
            },
          ]
        : []),
      ...named(symbol.children, symbol.name),
    ]);
  try {
    return named(document.reading?.answers.symbols?.() ?? []);
  } catch (error) {
    log.error(`symbols failed on ${document.uri}`, error);
    return [];
  }
}

/** Whether the letters stand in the name in this order, with others between. */
function hasLetters(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
