// The word somebody most likely meant.

/** Edits between two words: a letter more, less, other, or two swapped. Stops counting beyond `most`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
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
    }
    before = last;
    last = now;
  }
  return last[other.length] ?? most + 1;
}

/** Undefined where none is near enough. Case and the choice of dash, underscore or blank count for nothing. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined;
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, "");
  const sought = bare(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(sought.length / 3)) + 1;
  for (const candidate of words) {
    const plain = bare(candidate);
    const far =
      plain === sought || plain === `${sought}s` || `${plain}s` === sought ? 0 : distance(sought, plain, least);
    if (far < least && candidate !== word) [best, least] = [candidate, far];
  }
  return best;
}
