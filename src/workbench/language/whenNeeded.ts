// Loads the language clients when the first document in a language of ours is open. Nothing of a client is in this bundle.
import * as vscode from "vscode";
import type { Log } from "../../base/log.ts";
import { fail } from "../../base/problem.ts";
import type { LanguageTools } from "../../commands/dockerfile/languageTools.ts";
import { holdsOurs } from "../../manifest/languages.ts";
import { fencedDocuments, ourDocuments, type ClientParts } from "./clientParts.ts";
import { imageFactsOf } from "./imageFacts.ts";

/** The clients bundle's door. */
export interface LanguageDoor {
  startClients(parts: ClientParts): LanguageTools;
}

/** Answers how commands get at what the clients can do, which starts them if no document has yet. */
export function startLanguagesWhenNeeded(
  parts: Omit<ClientParts, "imageFacts">,
  load: () => Promise<LanguageDoor>,
): () => Promise<LanguageTools> {
  const scope = parts.scope.child("languages");
  const imageFacts: ClientParts["imageFacts"] = (reference) => imageFactsOf(parts.sessions, reference);
  let started: Promise<LanguageTools> | undefined;
  const begin = async (): Promise<LanguageTools> => {
    watch.dispose();
    const door = await load();
    return scope.ended ? fail({ kind: "cancelled" }) : door.startClients({ ...parts, scope, imageFacts });
  };
  const tools = (): Promise<LanguageTools> => (started ??= begin());
  const look = (document: vscode.TextDocument): void => {
    if (started === undefined && isOurs(document)) tools().catch((error: unknown) => failed(parts.log, error));
  };
  const watch = scope.add(vscode.workspace.onDidOpenTextDocument(look));
  vscode.workspace.textDocuments.forEach(look);
  return tools;
}

const isOurs = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(ourDocuments, document) > 0 ||
  (vscode.languages.match(fencedDocuments, document) > 0 && holdsOurs(document.languageId, document.getText()));

const failed = (log: Log, error: unknown): void => log.error("the language clients could not be loaded", error);
