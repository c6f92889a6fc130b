// Fetches an image through the engine, in the way of a request of the console, and tells how far it is.
// https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Image/operation/ImageCreate
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import { rawOperation } from "../../engine/activity.ts";
import { raw, type RawRequest } from "../../engine/api/raw.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../../engine/streams/jsonLines.ts";

/** Milliseconds between two words on how far it is. */
const beat = { quiet: 150, ceiling: 500 };

/**
 * Resolves when the image is there.
 * @throws Failure `rejected` with the engine's sentence when it could not fetch it, `cancelled` when the signal ended it
 */
export async function pullImage(
  engine: Engine,
  request: RawRequest,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  const { problem, body } = await raw(engine, request, signal);
  if (problem !== undefined) {
    body.destroy();
    fail(problem);
  }
  const progress = createPullProgress();
  const telling = coalesce(systemClock, beat, () => say(progress.text()));
  try {
    for await (const line of jsonLines(body as AsyncIterable<Uint8Array>)) {
      // Its first words are out with status 200 before it knows whether it can.
      const said = progress.take(line);
      if (said !== undefined) fail({ kind: "rejected", operation: rawOperation, status: 500, said });
      telling.ask();
    }
  } catch (error) {
    if (signal.aborted) fail({ kind: "cancelled" });
    throw error;
  } finally {
    telling.dispose();
    body.destroy();
  }
}

/** One line of the answer. */
interface Line {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

export interface PullProgress {
  /** Takes a line of the answer in; returns the engine's sentence where that is why it gave up. */
  take(line: unknown): string | undefined;
  /** "2 of 5 layers, 12.3 MB"; "" before the first layer. */
  text(): string;
}

export function createPullProgress(): PullProgress {
  const layers = new Map<string, { done: boolean; bytes: number }>();
  return {
    take: (value) => {
      const { id, status, progressDetail, error, errorDetail } = (value ?? {}) as Line;
      const said = error ?? errorDetail?.message;
      // Before the layers it tells of the tag, under the tag's own name.
      if (said !== undefined || id === undefined || status === undefined || status.startsWith("Pulling from"))
        return said;
      const layer = layers.get(id) ?? { done: false, bytes: 0 };
      layers.set(id, layer);
      if (/^(?:Pull complete|Already exists)/.test(status)) layer.done = true;
      else if (status === "Downloading") layer.bytes = progressDetail?.current ?? layer.bytes;
      return undefined;
    },
    text: () => {
      if (layers.size === 0) return "";
      const all = [...layers.values()];
      const fetched = all.reduce((sum, layer) => sum + layer.bytes, 0);
      const done = all.filter((layer) => layer.done).length;
      return fetched === 0
        ? t("{0} of {1} layers", done, layers.size)
        : t("{0} of {1} layers, {2}", done, layers.size, bytes(fetched));
    },
  };
}
