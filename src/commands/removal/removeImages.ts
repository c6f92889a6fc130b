// Removes images tag by tag, as `docker image rm` does; the last tag takes the image with it.
import { problemOf } from "../../base/problem.ts";
import * as images from "../../engine/api/images.ts";
import type { Engine } from "../../engine/engine.ts";
import { removeOwnHelpers } from "./ownHelpers.ts";
import { several } from "../several.ts";

export interface ImageWish {
  readonly id: string;
  readonly name: string;
  /** The tags to take off. */
  readonly tags: readonly string[];
  /** "repository@sha256:…": keep an image as tags do. */
  readonly digests: readonly string[];
  /** Nothing shall stay of it. */
  readonly whole: boolean;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** One after the other, newest first: an image made from another one keeps that from being deleted. */
export async function removeImages(engine: Engine, wishes: readonly ImageWish[], signal: AbortSignal): Promise<void> {
  const whole = wishes.filter((wish) => wish.whole).map(({ id }) => id);
  if (whole.length > 0) await removeOwnHelpers(engine, new Set(whole), signal);
  await several(
    [...wishes].sort((left, right) => right.created - left.created),
    (wish) => removeOne(engine, wish, signal),
    1,
  );
}

async function removeOne(engine: Engine, { id, tags, digests, whole }: ImageWish, signal: AbortSignal): Promise<void> {
  let deleted = false;
  try {
    for (const tag of tags) {
      const gone = await images.remove(engine, tag, { force: false }, signal);
      deleted ||= gone.deleted.some((other) => bare(other) === bare(id));
    }
    if (whole && !deleted && (tags.length === 0 || digests.length > 0))
      await images.remove(engine, id, { force: false }, signal);
  } catch (error) {
    // It went along with another one, or somebody was faster; what was wanted is so.
    if (problemOf(error).kind !== "gone") throw error;
  }
}

/** Docker says "sha256:" before ids, Podman does not always. */
const bare = (id: string): string => id.replace("sha256:", "");
