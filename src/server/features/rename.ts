// textDocument/prepareRename and textDocument/rename, across files.
import type { TextEdit as WireEdit } from "vscode-languageserver";
import { answering, wireBeside, type Asked, type Server } from "../server.ts";
import { besideUri } from "../uris.ts";
import { workspaceEdit } from "../workspaceEdit.ts";

/** A name that is no name anywhere: asks a language what would be renamed without renaming it. */
const probe = "name";

export function offerRename(server: Server): void {
  server.connection.onPrepareRename(
    answering(server, "prepareRename", ({ answers, document, lookup }, { position }) => {
      const found = answers.rename?.(document.wire.at(position), probe, lookup);
      if (found === undefined) return undefined;
      return { range: document.wire.range(found.range), placeholder: found.placeholder };
    }),
  );
  server.connection.onRenameRequest(
    answering(server, "rename", (asked, { position, newName }) => {
      const { answers, document, lookup } = asked;
      const found = answers.rename?.(document.wire.at(position), newName, lookup);
      if (found === undefined) return undefined;
      const own: readonly [string, WireEdit[]] = [document.uri, found.edits.map(document.wire.edit)];
      const others = Object.entries(found.elsewhere ?? {}).flatMap(([path, edits]) =>
        editsBeside(server, asked, path, edits),
      );
      return workspaceEdit(server, [own, ...others]);
    }),
  );
}

function editsBeside(
  { documents, state }: Server,
  { document, lookup }: Asked,
  path: string,
  edits: readonly Parameters<Asked["document"]["wire"]["edit"]>[0][],
): readonly (readonly [string, WireEdit[]])[] {
  const uri = besideUri(document.uri, path);
  if (uri === undefined) return [];
  return [[uri, edits.map(wireBeside({ documents, state, lookup }, uri, path).edit)]];
}
