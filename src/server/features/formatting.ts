// textDocument/formatting. Where the client allows it, it is offered for those languages only that can do it: an editor
// with two formatters for a file asks the person which one to take.
import { DocumentFormattingRequest, type DocumentFilter } from "vscode-languageserver";
import { answering, type Server } from "../server.ts";

const selectors: Readonly<Record<string, readonly DocumentFilter[]>> = {
  dockerfile: [{ language: "dockerfile" }],
  compose: [{ language: "dockercompose" }, { language: "yaml", pattern: "**/{compose,docker-compose}*.{yml,yaml}" }],
  dockerignore: [{ language: "dockerignore" }],
};

export const registersFormatting = ({ state }: Pick<Server, "state">): boolean =>
  state.client.textDocument?.formatting?.dynamicRegistration === true;

export function offerFormatting(server: Server): void {
  server.connection.onDocumentFormatting(
    answering(server, "formatting", ({ document, answers }, { options }) =>
      answers.format?.({ tabSize: options.tabSize }).map(document.wire.edit),
    ),
  );
}

/** After the handshake. */
export function registerFormatting(server: Server): void {
  const documentSelector = server.runtime.languages
    .filter((language) => language.can("format"))
    .flatMap(({ id }) => selectors[id] ?? []);
  if (registersFormatting(server) && documentSelector.length > 0)
    void server.connection.client.register(DocumentFormattingRequest.type, { documentSelector });
}
