// textDocument/foldingRange, by lines.
import { answering, type Server } from "../server.ts";

export function offerFolding(server: Server): void {
  server.connection.onFoldingRanges(
    answering(server, "folding", ({ answers }) => {
      const limit = server.state.client.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
      return answers
        .folding?.()
        .slice(0, limit)
        .map(({ start, end }) => ({ startLine: start, endLine: end }));
    }),
  );
}
