// The files that a Compose file includes, and those that they include.
import type { Lookup } from "../../language.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import type { Values } from "../syntax/interpolation.ts";
import { asList, asMapping, asScalar, type Scalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { isLocal, joined, neighbour, type Neighbour } from "./neighbours.ts";
import { settled } from "./values.ts";

export interface Inclusion {
  readonly scalar: Scalar;
  /** Undefined where it has a variable without a value. */
  readonly path: string | undefined;
}

export interface Included {
  readonly files: readonly Neighbour[];
  /** False where one of them cannot be read. */
  readonly whole: boolean;
  /** Inclusions of this file that lead back to it. */
  readonly circles: readonly Scalar[];
}

/** The paths a file includes, as they stand in it. */
export function inclusionsIn(doc: ComposeDocument, values: Values): readonly Inclusion[] {
  const scalars = doc.layers.flatMap((layer) =>
    (asList(valueAt(layer, "include"))?.items ?? []).flatMap((item) => {
      const paths = asMapping(item) === undefined ? item : valueAt(item, "path");
      return (asList(paths)?.items ?? [paths]).flatMap((path) => asScalar(path) ?? []);
    }),
  );
  return scalars
    .filter(({ type, text }) => type === "string" && text !== "")
    .map((scalar) => {
      const { text, certain } = settled(scalar, values);
      return { scalar, path: certain ? text : undefined };
    });
}

const most = 50;

export function includedBy(doc: ComposeDocument, lookup: Lookup, values: Values): Included {
  const files = new Map<string, Neighbour>();
  const circles: Scalar[] = [];
  let whole = true;
  const visit = (from: ComposeDocument, path: string, first: Scalar | undefined, trail: readonly string[]): void => {
    for (const inclusion of inclusionsIn(from, values)) {
      const start = first ?? inclusion.scalar;
      const at = inclusion.path === undefined ? undefined : joined(path, inclusion.path);
      const found = at !== undefined && isLocal(at) && files.size < most ? neighbour(lookup, at) : undefined;
      if (at === undefined || found === undefined) whole = false;
      else if (at === lookup.name || trail.includes(at) || found.doc.lines.text === doc.lines.text) {
        if (!circles.includes(start)) circles.push(start);
      } else if (!files.has(at)) {
        files.set(at, found);
        visit(found.doc, at, start, [...trail, at]);
      }
    }
  };
  visit(doc, "", undefined, []);
  return { files: [...files.values()], whole, circles };
}
