// What is worth keeping from one version of a text to the next: the versions share one place for it. What is in there must
// be good for any version; who keeps something sees to that.
import type { Dockerfile } from "./tree.ts";

export interface Kept {
  /** Under a name of its keeper. */
  readonly things: Map<string, unknown>;
}

const places = new WeakMap<Dockerfile, Kept>();

export function keptWith(doc: Dockerfile): Kept {
  let place = places.get(doc);
  if (place === undefined) places.set(doc, (place = { things: new Map() }));
  return place;
}

/** The newer version has the place of the older one. */
export function follow(doc: Dockerfile, before: Dockerfile): void {
  places.set(doc, keptWith(before));
}
