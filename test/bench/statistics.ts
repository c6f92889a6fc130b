// Medians and ranges of small samples, and how numbers are written in tables.

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** A number with about three digits: 0.42, 8.1, 131, 1,342. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size === 0 || Number.isInteger(value)) return grouped(value, 0);
  return grouped(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

function grouped(value: number, digits: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/** "median (least–most)" of the values that came, and how many of them did not. A value that never came is NaN. */
export function summary(values: readonly number[]): string {
  const came = values.filter(Number.isFinite);
  const missed = values.length - came.length;
  if (values.length === 0) return "–";
  if (came.length === 0) return `never, ${missed} of ${values.length}`;
  const range = came.length === 1 ? "" : ` (${short(Math.min(...came))}–${short(Math.max(...came))})`;
  return `${short(median(came))}${range}${missed > 0 ? `, ${missed} of ${values.length} never` : ""}`;
}
