// The nearest of some names, for "did you mean".

/** The name that differs least, when it is near enough to be a slip of the finger; case does not count. */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  const most = text.length <= 4 ? 1 : text.length <= 8 ? 2 : 3;
  let best: string | undefined;
  let least = most + 1;
  for (const name of names) {
    if (Math.abs(name.length - text.length) > most) continue;
    const apart = distance(text.toLowerCase(), name.toLowerCase(), least);
    if (apart < least) [best, least] = [name, apart];
  }
  return best;
}

/** How many letters must be changed, added, removed or swapped with their neighbour; stops counting at `most`. */
function distance(a: string, b: string, most: number): number {
  if (a.length > 64 || b.length > 64) return most;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= most) return most;
    before = last;
    last = row;
  }
  return last[b.length] ?? most;
}
