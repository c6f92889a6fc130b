// The word somebody most likely meant.

/** Edits between two words: a letter more, less, other, or two swapped. Stops counting beyond `most`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  // What both begin and end with costs nothing: names in one file are often alike but for a number.
  let from = 0;
  while (from < one.length && one.charCodeAt(from) === other.charCodeAt(from)) from += 1;
  let [oneEnd, otherEnd] = [one.length, other.length];
  while (oneEnd > from && otherEnd > from && one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  if (oneEnd === from || otherEnd === from) return Math.max(oneEnd, otherEnd) - from;
  return counted(one.slice(from, oneEnd), other.slice(from, otherEnd), most);
}

function counted(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      now.push(best);
      least = Math.min(least, best);
    }
    // Rows never get smaller, but for a swap, which costs one and skips one row.
    if (least > most + 1) return most + 1;
    before = last;
    last = now;
  }
  return last[other.length] ?? most + 1;
}

/** Names without case, dashes, underscores and blanks, as far as they were asked for lately. */
const bared = new Map<string, string>();
const mostBared = 5_000;

function bare(text: string): string {
  let found = bared.get(text);
  if (found === undefined) {
    if (bared.size >= mostBared) bared.clear();
    bared.set(text, (found = text.toLowerCase().replaceAll(/[-_ ]/g, "")));
  }
  return found;
}

/** Lists are asked again and again: their names as they are compared, each leading to the first name that is written so. */
const tables = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function tableOf(words: readonly string[]): ReadonlyMap<string, string> {
  let table = tables.get(words);
  if (table === undefined) tables.set(words, (table = new Map(words.toReversed().map((word) => [bare(word), word]))));
  return table;
}

/** Undefined where none is near enough. Case and the choice of dash, underscore or blank count for nothing. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const sought = bare(word);
  const quick = quickly(word, sought, tableOf(words));
  if (quick !== undefined) return quick;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(sought.length / 3)) + 1;
  for (const candidate of words) {
    if (least === 1) break;
    // One that is no better than the best so far need not be counted out.
    const far = distance(sought, bare(candidate), least - 1);
    if (far < least && candidate !== word) [best, least] = [candidate, far];
  }
  return best;
}

/** The same word, its plural or singular, or one with a letter less: found without counting. */
function quickly(word: string, sought: string, table: ReadonlyMap<string, string>): string | undefined {
  const same = [sought, `${sought}s`, ...(sought.endsWith("s") ? [sought.slice(0, -1)] : [])];
  const shorter = Array.from(sought, (_, index) => sought.slice(0, index) + sought.slice(index + 1));
  for (const spelling of [...same, ...(sought.length > 2 ? shorter : [])]) {
    const found = table.get(spelling);
    if (found !== undefined && found !== word) return found;
  }
  return undefined;
}
