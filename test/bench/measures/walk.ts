// What the safe walk into a container's root costs, step by step; in plain Node on a folder of this system.
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { pinFolder, walk as walkTo } from "../../../src/files/proc/walk.ts";
import type { Measure } from "../bench.ts";
import { atMost } from "../figures.ts";

const path = "a/b/c/d/e/f/g/h";
const steps = path.split("/").length;
const rounds = 500;

export const walk: Measure = {
  name: "walk",
  how: `A path of ${steps} folders walked from a pinned root as the files of a container are, ${rounds} times a value. The reference opens the whole path at once, which a hostile link could lead astray.`,
  run: ({ options: { repeat }, folder }) => {
    const base = join(folder, "walk");
    mkdirSync(join(base, path), { recursive: true });
    const root = pinFolder(base);
    const safe = times(repeat, () => closeSync(walkTo(root, path, true).fd));
    const plain = times(repeat, () => closeSync(openSync(join(base, path), "r")));
    closeSync(root);
    const reference = { of: "one open", values: plain };
    return Promise.resolve([
      { name: "a component of a path", unit: "µs", ours: safe, reference, aim: atMost(60, "µs") },
    ]);
  },
};

/** Microseconds a component. */
function times(repeat: number, work: () => void): readonly number[] {
  for (let warm = 0; warm < rounds; warm++) work();
  return Array.from({ length: repeat }, () => {
    const began = performance.now();
    for (let round = 0; round < rounds; round++) work();
    return ((performance.now() - began) * 1000) / (rounds * steps);
  });
}
