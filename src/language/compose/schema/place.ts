// The shapes at a path of keys.
import { alternatives, type Either, type Key, type Shape } from "./shape.ts";

type Single = Exclude<Shape, Either>;

/** All that may stand there; "[]" in the path is an item of a list. */
export function shapesAt(shape: Shape, path: readonly string[]): readonly Single[] {
  let at: readonly Single[] = alternatives(shape);
  for (const key of path) at = at.flatMap((one) => below(one, key));
  return at;
}

function below(shape: Single, key: string): readonly Single[] {
  if (key === "[]") return shape.kind === "items" ? alternatives(shape.of) : [];
  if (shape.kind === "dict") return alternatives(shape.of);
  if (shape.kind !== "keys" || !Object.hasOwn(shape.keys, key)) return [];
  const found = shape.keys[key];
  return found === undefined ? [] : alternatives(found.shape);
}

/** What the table says of the last key of a path. */
export function keyAt(shape: Shape, path: readonly string[]): Key | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  for (const one of shapesAt(shape, path.slice(0, -1)))
    if (one.kind === "keys" && Object.hasOwn(one.keys, last)) return one.keys[last];
  return undefined;
}
