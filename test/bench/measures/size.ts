// What is downloaded and what is read at the start, in bytes.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { installed, type Measure } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";

export const size: Measure = {
  name: "size",
  how: "The package as it is downloaded, and two of the bundles as they are installed. One value each: bytes do not vary.",
  run: async (bench) => {
    const ours = bench.extensions.find(({ name }) => name === "ours");
    if (ours === undefined) return [];
    const folder = await installed(bench, ours);
    const { main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { main: string };
    const bytes = (name: string, path: string, limit?: number): Figure => ({
      name,
      unit: "kB",
      ours: [statSync(path).size / 1000],
      aim: limit === undefined ? undefined : atMost(limit, "kB"),
    });
    return [
      bytes("package", ours.vsix, 3000),
      bytes("main bundle", join(folder, main), 300),
      bytes("bundle with the client of the engine", join(folder, "dist/engine.js")),
    ];
  },
};
