// Comments that silence rules: `# porthole ignore=a,b` for the entry below it and all that is indented under that, or at the
// end of a line for the line; `# porthole global ignore=a` anywhere for the file. "all" means every rule.
import type { Suppressions } from "../../language.ts";
import type { ComposeDocument } from "./document.ts";

interface Stretch {
  readonly names: ReadonlySet<string>;
  /** Lines, both included. */
  readonly first: number;
  readonly last: number;
}

const pragma = /(?:^|\s)#\s*porthole\s+(global\s+)?ignore\s*=\s*([\w-]+(?:\s*,\s*[\w-]+)*)/i;

export function suppressions({ lines }: ComposeDocument): Suppressions {
  if (!lines.text.includes("porthole")) return { silences: () => false };
  const found: Stretch[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const text = lines.line(line);
    const [, wide, list = ""] = pragma.exec(text) ?? [];
    if (list === "") continue;
    const names = new Set(list.split(",").map((name) => name.trim().toLowerCase()));
    if (wide !== undefined) found.push({ names, first: 0, last: lines.count });
    else if (!/^\s*#/.test(text)) found.push({ names, first: line, last: line });
    else found.push({ names, ...below(line) });
  }
  return {
    silences: (asked, { start }) =>
      found.some(
        ({ names, first, last }) =>
          first <= start.line &&
          start.line <= last &&
          (names.has("all") || asked.some((name) => names.has(name.toLowerCase()))),
      ),
  };

  function below(comment: number): { readonly first: number; readonly last: number } {
    let first = comment + 1;
    while (first < lines.count && /^\s*(#|$)/.test(lines.line(first))) first += 1;
    const indent = indentOf(lines.line(first));
    let last = first;
    for (let line = first + 1; line < lines.count; line += 1) {
      const text = lines.line(line);
      if (/^\s*$/.test(text)) continue;
      if (indentOf(text) <= indent) break;
      last = line;
    }
    return { first, last };
  }
}

const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;
