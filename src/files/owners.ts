// Names of users and groups as the container's own files have them, and numbers as they count inside a user namespace.

/** Numbers → names out of passwd or group; the first line of a number counts. */
export function readNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split("\n")) {
    const [name = "", , number = ""] = line.split(":");
    if (name !== "" && /^\d{1,10}$/.test(number) && !names.has(Number(number))) names.set(Number(number), name);
  }
  return names;
}

/** Turns a number of the host's into the one inside; 65534 for what has none, as the kernel shows it. */
export type IdMap = (outside: number) => number;

export const sameIds: IdMap = (id) => id;

/** The number in the range that begins with `first` outside and 0 inside. */
export const shiftedIds =
  (first: number): IdMap =>
  (id) =>
    id >= first ? id - first : 65534;

/** Reads `/proc/<pid>/uid_map`: lines of first inside, first outside, how many. */
export function readIdMap(text: string): IdMap {
  const ranges = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([inside = 0, outside = 0, count = 0]) => ({ inside, outside, count }));
  const [only] = ranges;
  if (ranges.length === 1 && only?.inside === 0 && only.outside === 0 && only.count >= 2 ** 32 - 1) return sameIds;
  return (id) => {
    const range = ranges.find(({ outside, count }) => id >= outside && id < outside + count);
    return range === undefined ? 65534 : id - range.outside + range.inside;
  };
}
