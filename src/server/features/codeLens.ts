// textDocument/codeLens. A lens runs a command of the client's extension with the document's address and what the language
// adds; there is none for a command that the extension does not have.
import { answering, type Server } from "../server.ts";

export function offerLenses(server: Server): void {
  server.connection.onCodeLens(
    answering(server, "lenses", ({ document, answers, lookup }) => {
      const { commandPrefix, commands } = server.state.options;
      if (commandPrefix === undefined || commands === undefined) return [];
      return answers
        .lenses?.(lookup)
        .filter(({ command }) => commands.includes(command))
        .map(({ range, title, command, arguments: values }) => ({
          range: document.wire.range(range),
          command: { title, command: `${commandPrefix}.${command}`, arguments: [document.uri, ...values] },
        }));
    }),
  );
}
