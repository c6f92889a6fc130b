// Heredoc marks in a logical line: `<<EOF`, `3<<-"EOF"`. The lines that belong to them are taken by parse.ts.
import { isBlank } from "./blanks.ts";
import type { Joined, Span } from "./tree.ts";

export interface HeredocMark {
  readonly name: string;
  readonly expands: boolean;
  readonly chomps: boolean;
  readonly descriptor: number | undefined;
  readonly marker: Span;
}

const mark = /^(\d*)<<(-?)([^<]*)$/;
/** The name may stand apart: `<< EOF`. */
const loneMark = /^\d*<<$/;

/** Marks count as words of their own only: blank before and behind, outside quotes. */
export function heredocMarks(line: Joined): readonly HeredocMark[] {
  if (!line.text.includes("<<")) return [];
  const words = shellWords(line.text) ?? [];
  return words.flatMap(({ from, to: end }, index) => {
    const word = line.text.slice(from, end);
    const apart = loneMark.test(word) ? words[index + 1] : undefined;
    const to = apart?.to ?? end;
    const found = mark.exec(apart === undefined ? word : word + line.text.slice(apart.from, to));
    // `<<-` with nothing behind it names nothing.
    const name = found?.[3] === undefined || found[3] === "-" ? undefined : nameOf(found[3]);
    if (found === null || name === undefined) return [];
    return [
      {
        ...name,
        chomps: found[2] === "-",
        descriptor: found[1] === "" ? undefined : Number(found[1]),
        marker: line.span(from, to),
      },
    ];
  });
}

/** A heredoc's name with quotes resolved; with any quote its text is taken as it is. */
function nameOf(raw: string): { readonly name: string; readonly expands: boolean } | undefined {
  const name = raw.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, (_, single?: string, double?: string, char?: string) =>
    String(single ?? double ?? char),
  );
  if (name === "" || /^\s|\s$/.test(raw)) return undefined;
  return { name, expands: !/['"]/.test(raw) };
}

/** Words parted by blanks outside quotes and braces; undefined when a quote stays open: then no mark counts. */
function shellWords(text: string): readonly { readonly from: number; readonly to: number }[] | undefined {
  const found: { from: number; to: number }[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
    const from = at;
    while (at < text.length && !isBlank(text.charCodeAt(at))) {
      const end = pieceEnd(text, at);
      if (end === undefined) return undefined;
      at = end;
    }
    if (at > from) found.push({ from, to: Math.min(at, text.length) });
  }
  return found;
}

function pieceEnd(text: string, at: number): number | undefined {
  const char = text[at];
  if (char === "\\") return at + 2;
  if (char === "'") return behind(text.indexOf("'", at + 1));
  if (char === '"') return doubleEnd(text, at);
  if (char === "$" && text[at + 1] === "{") return behind(text.indexOf("}", at + 2));
  return at + 1;
}

const behind = (index: number): number | undefined => (index < 0 ? undefined : index + 1);

function doubleEnd(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}
