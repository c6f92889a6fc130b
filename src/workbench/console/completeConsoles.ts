// Completion in consoles: commands/api knows what may be written, this knows how the editor is told.
import * as vscode from "vscode";
import type { ApiTools } from "../../commands/api/apiTools.ts";
import type { NamesOf, Proposal } from "../../commands/api/completion.ts";
import { engineOfConsole } from "../../commands/api/place.ts";
import { consoleScheme } from "../../manifest/languages.ts";
import type { Sessions } from "../../model/sessions.ts";

const { CompletionItemKind: Kind } = vscode;

const kinds: Readonly<Record<Proposal["kind"], vscode.CompletionItemKind>> = {
  endpoint: Kind.Method,
  name: Kind.Reference,
  parameter: Kind.Property,
  value: Kind.Value,
  key: Kind.Field,
};

export const completeConsoles = (tools: ApiTools, sessions: Sessions): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    { scheme: consoleScheme },
    {
      provideCompletionItems: (document, position) => {
        const names = namesOf(sessions, engineOfConsole(document.uri.toString()));
        const proposals = tools.complete(document.getText(), document.offsetAt(position), names);
        return proposals.map((proposal, index) => itemOf(proposal, index, position));
      },
    },
    ...["/", "?", "&", "=", '"', "{", " "],
  );

function itemOf(
  { kind, label, does, insert, snippet, back, filter }: Proposal,
  index: number,
  position: vscode.Position,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.insertText = snippet ? new vscode.SnippetString(insert) : insert;
  item.range = new vscode.Range(position.translate(0, -back), position);
  // Names first; the rest in the order of the table, which goes from usual to rare.
  item.sortText = `${kind === "name" ? 0 : 1}${String(index).padStart(4, "0")}`;
  item.detail = does;
  item.filterText = filter;
  if (kind === "parameter") item.command = { title: "", command: "editor.action.triggerSuggest" };
  return item;
}

/** What is known of the engine anyway; nothing is asked for it. */
function namesOf({ open }: Sessions, engine: string | undefined): NamesOf {
  const snapshot = open.find(({ name }) => name === engine)?.store.current;
  return (family) => {
    if (snapshot === undefined) return [];
    if (family === "containers") return [...snapshot.containers.values()].map(({ name }) => name).sort();
    return [...snapshot.images.values()].flatMap(({ tags }) => tags).sort();
  };
}
