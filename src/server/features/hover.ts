// textDocument/hover.
import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { answering, type Server } from "../server.ts";

/** Our Markdown has few marks, and foreign text in it none: signs that would be some are escaped as numbers. */
const withoutMarks = (markdown: string): string =>
  markdown.replace(/\*\*|`/g, "").replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

export function offerHover(server: Server): void {
  const plain = (): boolean =>
    server.state.client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false;
  const answer = answering<HoverParams, Hover>(server, "hover", ({ document, answers, lookup }, { position }) => {
    const found = answers.hover?.(document.wire.at(position), lookup);
    if (found === undefined) return undefined;
    return {
      contents: plain()
        ? { kind: MarkupKind.PlainText, value: withoutMarks(found.markdown) }
        : { kind: MarkupKind.Markdown, value: found.markdown },
      range: document.wire.range(found.range),
    };
  });
  server.connection.onHover(async (params) => {
    const first = answer(params);
    // What the engine tells of an image is worth a moment; without it the answer stands as it is.
    return first !== null && (await server.lookups.wanted()) ? answer(params) : first;
  });
}
