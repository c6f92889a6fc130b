// textDocument/documentLink. Only web addresses and files are ever linked: a text cannot make the editor run something.
import type { DocumentLink } from "vscode-languageserver";
import { answering, type Server } from "../server.ts";
import { besideUri } from "../uris.ts";

export function offerLinks(server: Server): void {
  server.connection.onDocumentLinks(
    answering(server, "links", ({ document, answers, lookup }) =>
      answers.links?.(lookup).flatMap(({ range, target, tooltip }): DocumentLink[] => {
        const address = addressOf(document.uri, target);
        return address === undefined ? [] : [{ range: document.wire.range(range), target: address, tooltip }];
      }),
    ),
  );
}

function addressOf(uri: string, target: string): string | undefined {
  if (/^https?:\/\//i.test(target)) return URL.canParse(target) ? new URL(target).href : undefined;
  if (/^[a-z][a-z\d+.-]+:/i.test(target)) return undefined;
  return besideUri(uri, target);
}
