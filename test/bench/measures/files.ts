// The files of containers: looking, finding, and carrying large files, by the direct way and through the archive calls.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Measure } from "../bench.ts";
import { prepareFiles, type FilesBench } from "../stage/filesPlace.ts";
import { carrying } from "./filesCarry.ts";
import { finding, looking } from "./filesLook.ts";

export const files: Measure = {
  name: "files",
  how: "Plain Node, no editor: containers that run one static program, so that nothing in them helps. Whatever is timed has had one turn before. References are programs started as root on this side, from start to end, on the same files under /proc/PID/root, or curl with the same call of the engine; `ls`, `find` and `grep` write to a file. What is opened whole, as the editor wants it, stands beside Node's own way to have the same in one piece: most of that time goes into getting the memory. Memory is that of a process of its own, at its largest.",
  run: async ({ population, options: { repeat, quick }, folder }) => {
    const sizes = quick ? { big: 10e6, many: 1000, crowd: 5000 } : { big: 100e6, many: 10_000, crowd: 100_000 };
    const { engine } = await population.of(10);
    const place = await prepareFiles(engine.socket, sizes);
    const local = join(folder, "files");
    mkdirSync(local, { recursive: true });
    try {
      const bench: FilesBench = { place, repeat, local, sizes };
      return [...(await looking(bench)), ...(await finding(bench)), ...(await carrying(bench))];
    } finally {
      await place.end();
    }
  },
};
