// textDocument/semanticTokens, whole and by range. Token types are named here and nowhere else.
import { SemanticTokensBuilder, type SemanticTokens } from "vscode-languageserver";
import type { Token, TokenType } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import { answering, type Server } from "../server.ts";

const tokenTypes: readonly TokenType[] = [
  "keyword",
  "comment",
  "string",
  "variable",
  "parameter",
  "property",
  "function",
  "operator",
  "namespace",
  "macro",
  "number",
];

export const tokenLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [] };

const numbers = new Map(tokenTypes.map((type, index) => [type, index]));

export function offerTokens(server: Server): void {
  const { connection } = server;
  const empty: SemanticTokens = { data: [] };
  const whole = answering(server, "tokens", ({ document, answers }) => encode(answers.tokens?.(), document));
  const part = answering(
    server,
    "tokens",
    ({ document, answers }, { range }: { range: LineRange; textDocument: { uri: string } }) =>
      encode(
        answers.tokens?.().filter(({ line }) => line >= range.start.line && line <= range.end.line),
        document,
      ),
  );
  connection.languages.semanticTokens.on((params) => whole(params) ?? empty);
  connection.languages.semanticTokens.onRange((params) => part(params) ?? empty);
}

interface LineRange {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}

/** Undefined when there is nothing to colour. Tokens come in the text's order; one that overlaps the last is left out. */
function encode(tokens: readonly Token[] | undefined, { wire }: OpenDocument): SemanticTokens | undefined {
  if (tokens === undefined) return undefined;
  const builder = new SemanticTokensBuilder();
  let [lastLine, lastEnd] = [-1, 0];
  const sorted = tokens.toSorted((a, b) => a.line - b.line || a.character - b.character);
  for (const { line, character, length, type } of sorted) {
    if (length <= 0 || (line === lastLine && character < lastEnd)) continue;
    const start = wire.position({ line, character }).character;
    const end = wire.position({ line, character: character + length }).character;
    builder.push(line, start, end - start, numbers.get(type) ?? 0, 0);
    [lastLine, lastEnd] = [line, character + length];
  }
  return builder.build();
}
