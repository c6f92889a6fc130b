// textDocument/inlayHint.
import { answering, type Server } from "../server.ts";

export function offerInlayHints(server: Server): void {
  server.connection.languages.inlayHint.on(
    answering(server, "inlayHints", ({ document, answers, lookup }, { range }) =>
      answers
        .inlayHints?.(lookup)
        .filter(({ position }) => position.line >= range.start.line && position.line <= range.end.line)
        .map(({ position, label, tooltip }) => ({
          position: document.wire.position(position),
          label,
          tooltip,
          paddingLeft: true,
        })),
    ),
  );
}
