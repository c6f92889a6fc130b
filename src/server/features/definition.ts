// textDocument/definition.
import { answering, placeOf, type Server } from "../server.ts";

export function offerDefinition(server: Server): void {
  server.connection.onDefinition(
    answering(server, "definition", (asked, { position }) =>
      asked.answers
        .definition?.(asked.document.wire.at(position), asked.lookup)
        .flatMap((place) => placeOf(server, asked, place) ?? []),
    ),
  );
}
