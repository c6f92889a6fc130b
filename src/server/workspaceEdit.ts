// Edits of several documents in the form that the client takes, with versions where it can tell that a document moved on.
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Server } from "./server.ts";

export function workspaceEdit(
  { documents, state }: Pick<Server, "documents" | "state">,
  edits: readonly (readonly [uri: string, edits: TextEdit[]])[],
): WorkspaceEdit {
  if (state.client.workspace?.workspaceEdit?.documentChanges !== true) return { changes: Object.fromEntries(edits) };
  return {
    documentChanges: edits.map(([uri, changes]) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: changes,
    })),
  };
}
