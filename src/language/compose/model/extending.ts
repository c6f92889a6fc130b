// What a service takes over from the ones it extends, in this file and in others.
import type { Lookup } from "../../language.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import type { Values } from "../syntax/interpolation.ts";
import { asMapping, asScalar, followed, isReset, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { isLocal, joined, neighbour } from "./neighbours.ts";
import { settled } from "./values.ts";

export interface Layer {
  readonly mapping: Mapping;
  /** Undefined in the document itself. */
  readonly path?: string;
  readonly doc: ComposeDocument;
}

export interface Extending {
  readonly service: Scalar;
  readonly name: string;
  readonly file?: Scalar;
  readonly path?: string;
}

/** What a service says it extends; undefined where it says nothing that can be told. */
export function extending(service: Node | undefined, values: Values): Extending | undefined {
  const node = valueAt(service, "extends");
  if (node === undefined || isReset(node)) return undefined;
  const target = followed(node);
  if (target?.kind === "scalar") return target.text === "" ? undefined : only(target, values);
  const name = asScalar(valueAt(target, "service"));
  if (name === undefined) return undefined;
  const file = asScalar(valueAt(target, "file"));
  const found = only(name, values);
  if (found === undefined || file === undefined) return found;
  const path = settled(file, values);
  return path.certain ? { ...found, file, path: path.text } : undefined;
}

function only(scalar: Scalar, values: Values): Extending | undefined {
  const { text, certain } = settled(scalar, values);
  return certain ? { service: scalar, name: text } : undefined;
}

const longest = 100;

/** A service's own keys and those it extends, nearest first. */
export function extended(
  doc: ComposeDocument,
  lookup: Lookup,
  service: Node,
  values: Values,
  path?: string,
): { readonly layers: readonly Layer[]; readonly whole: boolean } {
  const layers: Layer[] = [];
  const seen = new Set<Node>();
  let [at, file, from]: [Node | undefined, ComposeDocument, string | undefined] = [service, doc, path];
  while (at !== undefined && layers.length < longest) {
    const mapping = asMapping(at);
    if (mapping === undefined || seen.has(mapping)) break;
    seen.add(mapping);
    layers.push({ mapping, doc: file, ...(from === undefined ? {} : { path: from }) });
    const next = extending(mapping, values);
    if (next === undefined) return { layers, whole: valueAt(mapping, "extends") === undefined };
    if (next.path !== undefined) {
      const other = isLocal(next.path) ? neighbour(lookup, joined(from ?? "", next.path)) : undefined;
      if (other === undefined) return { layers, whole: false };
      [file, from] = [other.doc, other.path];
    }
    at = serviceIn(file, next.name);
  }
  return { layers, whole: at === undefined ? false : layers.length < longest };
}

export function serviceIn({ layers }: ComposeDocument, name: string): Node | undefined {
  for (const layer of layers.toReversed()) {
    const found = valueAt(layer, "services", name);
    if (found !== undefined) return found;
  }
  return undefined;
}
