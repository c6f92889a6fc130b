// Columns of plain text for read-only documents.
import { plain } from "../../base/plain.ts";

/** Cells may be foreign text. Columns named in `right` (from 0) are set to the right; the last one is not padded. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const cells = rows.map((row) => row.map((cell) => plain(cell, 2000)));
  const widths: number[] = [];
  for (const row of cells)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, lengthOf(cell));
  return cells
    .map((row) =>
      row
        .map((cell, at) => {
          const space = " ".repeat(Math.max(0, (widths[at] ?? 0) - lengthOf(cell)));
          if (right.includes(at)) return space + cell;
          return at === row.length - 1 ? cell : cell + space;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Characters as people count them, near enough for columns. */
const lengthOf = (cell: string): number => Array.from(cell).length;
