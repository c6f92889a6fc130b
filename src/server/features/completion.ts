// textDocument/completion. Items carry everything: nothing is resolved later.
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
} from "vscode-languageserver";
import type { Completion } from "../../language/language.ts";
import { plainSnippet } from "../snippets.ts";
import { answering, type Asked, type Server } from "../server.ts";

/** Beside letters: what begins a path, a flag's value, a variable, an image's tag, a list's item, an alias. */
export const completionTriggers = ["/", "=", "$", "{", ":", "-", " ", ",", '"', "@", "*"];

const kinds = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
} as const;

export function offerCompletion(server: Server): void {
  server.connection.onCompletion(
    answering(server, "completion", (asked, { position }) => {
      const { document, answers, lookup } = asked;
      const found = answers.complete?.(document.wire.at(position), lookup);
      return found?.map((completion) => itemOf(completion, asked, server));
    }),
  );
}

function itemOf(completion: Completion, { document }: Asked, { state }: Server): CompletionItem {
  const can = state.client.textDocument?.completion?.completionItem;
  const snippet = completion.snippet === true && can?.snippetSupport === true;
  const { range, newText } = document.wire.edit(completion.edit);
  return {
    label: completion.label,
    kind: kinds[completion.kind],
    textEdit: { range, newText: completion.snippet === true && !snippet ? plainSnippet(newText) : newText },
    // What stands there already may be quoted or have a prefix that the label lacks.
    filterText: filterOf(completion, document.lines.text.slice(...offsets(completion, document))),
    ...(completion.also === undefined
      ? {}
      : { additionalTextEdits: completion.also.map((edit) => document.wire.edit(edit)) }),
    ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(completion.detail === undefined ? {} : { detail: completion.detail }),
    ...(completion.documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: completion.documentation } }),
    ...(completion.sortText === undefined ? {} : { sortText: completion.sortText }),
    ...(completion.deprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
  };
}

const offsets = ({ edit }: Completion, { lines }: Asked["document"]): [number, number] => [
  lines.offset(edit.range.start),
  lines.offset(edit.range.end),
];

/** The editor drops an item whose filter text lacks what the edit replaces. */
function filterOf({ label, edit }: Completion, replaced: string): string {
  if (label.toLowerCase().startsWith(replaced.toLowerCase())) return label;
  if (edit.text.startsWith(replaced)) return edit.text;
  const at = label.includes(replaced) ? -1 : edit.text.indexOf(replaced);
  return at < 0 ? label : edit.text.slice(at);
}
