// What is lost with volumes, in words: how much and how old, or that it is kept elsewhere and stays.
import { ago, bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import * as volumes from "../../engine/api/volumes.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Volume } from "../../model/resources.ts";

export type Sizes = ReadonlyMap<string, number>;

/** Milliseconds: the engine looks through all of every volume, and a question must not wait for that for ever. */
const patience = 10_000;

/** Bytes by name, as far as the engine tells in time. */
export async function sizesOf(engine: Engine, signal: AbortSignal): Promise<Sizes> {
  try {
    return await volumes.sizes(engine, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
  } catch (error) {
    const { kind } = problemOf(error);
    if (signal.aborted || kind === "unreachable") throw error;
    return new Map();
  }
}

/** "data · 3 days ago · 12 MB" */
export function lossLine(volume: Volume, sizes: Sizes): string {
  const { name, created, options } = volume;
  const size = sizes.get(name);
  const device = options["device"];
  return [
    plain(name, 80),
    ...(created > 0 ? [ago(created, Date.now())] : []),
    ...(size === undefined ? [] : [bytes(size)]),
    // The engine only mounts what such a volume stands for: a folder, a share.
    ...(device === undefined ? [] : [t("what is at {0} stays", plain(device, 80))]),
  ].join(" · ");
}

/** Together, as far as it is known. */
export function togetherWords(all: readonly Volume[], sizes: Sizes): string {
  const known = all.flatMap(({ name }) => sizes.get(name) ?? []);
  const end = t("There is no bin to take it back from.");
  if (known.length === 0) return end;
  return `${t("Together {0}.", bytes(known.reduce((sum, size) => sum + size, 0)))} ${end}`;
}
