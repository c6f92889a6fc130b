// Other ways to write what stands at a place.
import type { CodeAction } from "vscode-languageserver";
import type { Position } from "../../base/text.ts";
import type { Asked, Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";
import { pinKind } from "./pin.ts";

export const rewriteActions = (
  server: Server,
  { answers, document, lookup }: Asked,
  at: Position,
): readonly CodeAction[] =>
  (answers.rewrites?.(at, lookup) ?? []).map(({ title, edits }) => ({
    title,
    kind: pinKind,
    edit: workspaceEdit(server, [[document.uri, edits.map(document.wire.edit)]]),
  }));
