// textDocument/selectionRange: for each place the pieces round it, from the smallest on.
import type { SelectionRange } from "vscode-languageserver";
import { answering, type Server } from "../server.ts";

export function offerSelection(server: Server): void {
  server.connection.onSelectionRanges(
    answering(server, "selection", ({ answers, document }, { positions }) => {
      if (answers.selection === undefined) return undefined;
      return positions.map((position): SelectionRange => {
        const ranges = answers.selection?.(document.wire.at(position)).map((range) => document.wire.range(range)) ?? [];
        const chain = ranges.reduceRight<SelectionRange | undefined>(
          (parent, range) => (parent === undefined ? { range } : { range, parent }),
          undefined,
        );
        return chain ?? { range: { start: position, end: position } };
      });
    }),
  );
}
