// How large an image came out, and what of it came with its base: the engine's history has an entry for each of the
// Dockerfile's instructions, the newest first, and below them those of the base.
import * as images from "../../engine/api/images.ts";
import type { Engine } from "../../engine/engine.ts";
import type { ImageSize } from "../../run/build/buildReport.ts";

/** `instructions`: those that made the image, in order, without FROM. Undefined where the engine does not tell. */
export async function imageSize(
  engine: Engine,
  id: string,
  instructions: readonly string[],
  signal: AbortSignal,
): Promise<ImageSize | undefined> {
  const target = { id, name: id };
  try {
    const [{ Size: whole }, history] = await Promise.all([
      images.inspect(engine, target, { signal, background: true }),
      images.history(engine, target, { signal, background: true }),
    ]);
    return typeof whole === "number" ? { whole, base: baseShare(history, instructions, whole) } : undefined;
  } catch {
    // It is a fact beside the build: without it nothing is amiss.
    return undefined;
  }
}

/** Undefined where the entries are not those of the instructions: squashed, or with an image's ONBUILD between. */
function baseShare(
  history: readonly images.HistoryEntry[],
  instructions: readonly string[],
  whole: number,
): number | undefined {
  const made = [...instructions].reverse();
  const base = history.slice(made.length);
  if (base.length === 0 || made.some((name, index) => instructionOf(history[index]?.CreatedBy ?? "") !== name))
    return undefined;
  const share = base.reduce((sum, { Size }) => sum + Size, 0);
  return share <= whole ? share : undefined;
}

/** "RUN /bin/sh -c make # buildkit", "/bin/sh -c #(nop) COPY …", "|1 V=1 /bin/sh -c make" */
function instructionOf(createdBy: string): string {
  const said = /#\(nop\)\s+([A-Z]+)/.exec(createdBy)?.[1] ?? /^([A-Z]+)\s/.exec(createdBy)?.[1];
  return said ?? (createdBy === "" ? "" : "RUN");
}
