// The name that a mistyped one was meant to be.

/** The nearest of the names, if it is near: at most one letter in three added, left out, changed or swapped. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const wanted = written.toLowerCase().replaceAll("_", "-");
  if (wanted.length > 60) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = between(wanted, name);
    if (distance <= Math.floor(Math.max(wanted.length, name.length) / 3) && distance < (best?.distance ?? Infinity))
      best = { name, distance };
  }
  return best?.name;
}

function between(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
