// What is downloaded and what is read at the start, in bytes.
import { readFileSync } from "node:fs";
import type { Measure } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";

export const size: Measure = {
  name: "size",
  how: "The package as it is downloaded, and two of the bundles inside it as they are installed. One value each: bytes do not vary.",
  run: (bench) => {
    const ours = bench.extensions.find(({ name }) => name === "ours");
    if (ours === undefined) return Promise.resolve([]);
    const archive = readFileSync(ours.vsix);
    const inside = sizesIn(archive);
    const bytes = (name: string, count: number | undefined, limit?: number): Figure => ({
      name,
      unit: "kB",
      ours: [(count ?? NaN) / 1000],
      aim: limit === undefined ? undefined : atMost(limit, "kB"),
    });
    return Promise.resolve([
      bytes("package", archive.length, 3000),
      bytes("main bundle", inside.get("extension/dist/extension.js"), 300),
      bytes("bundle with the client of the engine", inside.get("extension/dist/engine.js")),
    ]);
  },
};

/** Unpacked bytes by name. Records of a zip's central directory: PKWARE's APPNOTE.TXT, 4.3.12. */
function sizesIn(archive: Buffer): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const signature = Buffer.from("PK\x01\x02", "latin1");
  for (let at = archive.indexOf(signature); at >= 0; at = archive.indexOf(signature, at + 46)) {
    const length = archive.readUInt16LE(at + 28);
    sizes.set(archive.toString("utf8", at + 46, at + 46 + length), archive.readUInt32LE(at + 24));
  }
  return sizes;
}
