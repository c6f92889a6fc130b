// The command line of the benchmarks.
import { parseArgs } from "node:util";

export type ExtensionName = "floor" | "ours";

export interface Options {
  /** Names of measures; empty means all. */
  readonly only: readonly string[];
  /** Values for each figure. */
  readonly repeat: number;
  /** Small sizes and short waits: to see that the benchmarks work, not to read figures from. */
  readonly quick: boolean;
  readonly extensions: readonly ExtensionName[];
  /** Containers of the largest view; left out sizes are not measured. */
  readonly sizes: readonly number[];
  /** How long nobody does anything, in seconds. */
  readonly seconds: number;
  /** An installable package to measure; without one it is built. */
  readonly vsix?: string;
  /** Folder for the editor's logs and a picture of the window where a measure failed. */
  readonly keep?: string;
}

const usage = `npm run bench -- [--only view,stale,…] [--repeat 5] [--quick] [--extensions floor,ours]
                 [--sizes 10,100,1000] [--seconds 120] [--vsix FILE] [--keep FOLDER]`;

/** Reads the arguments; throws with the usage on one that is unknown. `measures` are the names `--only` may hold. */
export function readOptions(args: readonly string[], measures: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: "" },
      repeat: { type: "string" },
      quick: { type: "boolean", default: false },
      extensions: { type: "string", default: "floor,ours" },
      sizes: { type: "string" },
      seconds: { type: "string" },
      vsix: { type: "string" },
      keep: { type: "string" },
    },
  });
  const { quick } = values;
  return {
    only: choices(values.only, measures),
    repeat: count(values.repeat ?? (quick ? "1" : "5")),
    quick,
    extensions: choices(values.extensions, ["floor", "ours"]),
    sizes: (values.sizes ?? (quick ? "10,100" : "10,100,1000")).split(",").map(count),
    seconds: count(values.seconds ?? (quick ? "15" : "120")),
    vsix: values.vsix,
    keep: values.keep,
  };
}

function choices<T extends string>(text: string, known: readonly T[]): readonly T[] {
  return text
    .split(",")
    .filter(Boolean)
    .map((word) => {
      const choice = known.find((name) => name === word);
      if (choice === undefined) throw new Error(`Unknown: ${word}. One of ${known.join(", ")}.\n${usage}`);
      return choice;
    });
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`Not a whole number above 0: ${text}\n${usage}`);
  return value;
}
