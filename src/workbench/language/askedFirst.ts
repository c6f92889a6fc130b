// Whether our own server has an answer at a place, for the one that stands back where it has.
import type * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

type Place = [document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken];

export interface AskedFirst {
  labels(...place: Place): Promise<ReadonlySet<string>>;
  hovers(...place: Place): Promise<boolean>;
  defines(...place: Place): Promise<boolean>;
  highlights(...place: Place): Promise<boolean>;
  renames(...place: Place): Promise<boolean>;
}

/** Answers "nothing" where our server is not there: then the other one serves alone. */
export function askedFirst(own: LanguageClient): AskedFirst {
  const ask = async <T>(method: string, [document, position, token]: Place): Promise<T | undefined> => {
    if (!own.isRunning()) return undefined;
    const params = own.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
    return (await own.sendRequest<T | null>(method, params, token).catch(() => undefined)) ?? undefined;
  };
  const something = async (method: string, place: Place): Promise<boolean> => {
    const found = await ask<unknown>(method, place);
    return found !== undefined && (!Array.isArray(found) || found.length > 0);
  };
  return {
    labels: async (...place) => {
      const found = await ask<readonly { readonly label: string }[]>("textDocument/completion", place);
      return new Set(found?.map(({ label }) => label) ?? []);
    },
    hovers: (...place) => something("textDocument/hover", place),
    defines: (...place) => something("textDocument/definition", place),
    highlights: (...place) => something("textDocument/documentHighlight", place),
    renames: (...place) => something("textDocument/prepareRename", place),
  };
}
