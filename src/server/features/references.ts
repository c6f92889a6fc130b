// textDocument/references and, for those in the document itself, textDocument/documentHighlight.
import { DocumentHighlightKind } from "vscode-languageserver";
import { answering, placeOf, type Server } from "../server.ts";

export function offerReferences(server: Server): void {
  server.connection.onReferences(
    answering(server, "references", (asked, { position, context }) => {
      const { answers, document, lookup } = asked;
      const at = document.wire.at(position);
      const found = answers.references?.(at, lookup).flatMap((place) => placeOf(server, asked, place) ?? []);
      if (found === undefined || context.includeDeclaration) return found;
      const declared = (answers.definition?.(at, lookup) ?? []).flatMap((place) => placeOf(server, asked, place) ?? []);
      const keys = new Set(declared.map((place) => JSON.stringify(place)));
      return found.filter((place) => !keys.has(JSON.stringify(place)));
    }),
  );
}

export function offerHighlights(server: Server): void {
  server.connection.onDocumentHighlight(
    answering(server, "highlights", ({ answers, document, lookup }, { position }) =>
      answers
        .references?.(document.wire.at(position), lookup)
        .filter(({ path }) => path === undefined)
        .map(({ range }) => ({ range: document.wire.range(range), kind: DocumentHighlightKind.Text })),
    ),
  );
}
