// Loads the language clients when the first document in a language of ours is open. Nothing of a client is in this bundle.
import * as vscode from "vscode";
import type { Log } from "../../base/log.ts";
import { commands } from "../../commands/index.ts";
import { holdsOurs } from "../../manifest/languages.ts";
import { fencedDocuments, ourDocuments, type ClientParts } from "./clientParts.ts";

/** The clients bundle's door. */
export interface LanguageDoor {
  startClients(parts: ClientParts): void;
}

export function startLanguagesWhenNeeded(
  parts: Omit<ClientParts, "commands">,
  load: () => Promise<LanguageDoor>,
): void {
  const scope = parts.scope.child("languages");
  let started = false;
  const look = (document: vscode.TextDocument): void => {
    if (started || !isOurs(document)) return;
    started = true;
    watch.dispose();
    void load().then(
      (door) =>
        scope.ended ? undefined : door.startClients({ ...parts, scope, commands: commands.map(({ id }) => id) }),
      (error: unknown) => failed(parts.log, error),
    );
  };
  const watch = scope.add(vscode.workspace.onDidOpenTextDocument(look));
  vscode.workspace.textDocuments.forEach(look);
}

const isOurs = (document: vscode.TextDocument): boolean =>
  vscode.languages.match(ourDocuments, document) > 0 ||
  (vscode.languages.match(fencedDocuments, document) > 0 && holdsOurs(document.languageId, document.getText()));

const failed = (log: Log, error: unknown): void => log.error("the language clients could not be loaded", error);
