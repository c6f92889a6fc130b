// textDocument/hover.
import { MarkupKind } from "vscode-languageserver";
import { answering, type Server } from "../server.ts";

export function offerHover(server: Server): void {
  const plain = (): boolean =>
    server.state.client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false;
  server.connection.onHover(
    answering(server, "hover", ({ document, answers, lookup }, { position }) => {
      const found = answers.hover?.(document.wire.at(position), lookup);
      if (found === undefined) return undefined;
      return {
        contents: { kind: plain() ? MarkupKind.PlainText : MarkupKind.Markdown, value: found.markdown },
        range: document.wire.range(found.range),
      };
    }),
  );
}
