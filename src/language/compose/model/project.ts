// A Compose file as a project: its services, networks and so on by name, with what included, extended and sibling files add.
// Made once per document and lookup; rules and features ask it and never walk the tree for names themselves.
import type { Lookup } from "../../language.ts";
import { sections } from "../schema/file.ts";
import type { Family } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { asMapping, isReset, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { entriesOf, valueAt } from "../syntax/resolved.ts";
import { extended, type Layer } from "./extending.ts";
import { includedBy, type Included } from "./including.ts";
import { isPiece, siblings, type Neighbour } from "./neighbours.ts";
import { settled, variablesOf, type Settled, type Variables } from "./values.ts";

export interface Named {
  readonly family: Family;
  readonly name: string;
  readonly key: Scalar;
  readonly value: Node;
}

export interface Service extends Named {
  readonly family: "service";
  readonly mapping: Mapping | undefined;
  /** What it consists of, nearest first: its own keys, those it extends, those of sibling files. */
  readonly layers: readonly Layer[];
  /** False where something it extends cannot be read. */
  readonly whole: boolean;
  /** Starts only when asked for. */
  readonly optional: boolean;
}

export interface Project {
  readonly doc: ComposeDocument;
  readonly lookup: Lookup;
  readonly variables: Variables;
  readonly services: ReadonlyMap<string, Service>;
  /** What this file gives names to. */
  readonly own: (family: Family) => ReadonlyMap<string, Named>;
  /** Whether the name is given anywhere; undefined where a file that could give it cannot be read. */
  readonly knows: (family: Family, name: string) => boolean | undefined;
  /** All names that are known. */
  readonly names: (family: Family) => readonly string[];
  readonly included: Included;
  readonly siblings: readonly Neighbour[];
  /** Part of a project whose other files cannot be seen: what it lacks may stand there. */
  readonly piece: boolean;
  readonly text: (scalar: Pick<Scalar, "text">) => Settled;
}

const known = new WeakMap<ComposeDocument, Project>();

export function projectOf(doc: ComposeDocument, lookup: Lookup): Project {
  const before = known.get(doc);
  if (before?.lookup === lookup) return before;
  const made = makeProject(doc, lookup);
  known.set(doc, made);
  return made;
}

/** Names of a family in a file, in the order in which they stand; later documents of the file win. */
export function namedIn(doc: ComposeDocument, family: Family): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const layer of doc.layers) {
    const section = asMapping(entriesOf(layer).get(sections[family])?.value);
    if (section === undefined) continue;
    for (const [name, { key, value }] of entriesOf(section)) {
      if (isReset(value)) found.delete(name);
      else found.set(name, { family, name, key, value });
    }
  }
  return found;
}

function makeProject(doc: ComposeDocument, lookup: Lookup): Project {
  const variables = variablesOf(lookup);
  const text = (scalar: Pick<Scalar, "text">): Settled => settled(scalar, variables.get);
  const tables = new Map<Family, ReadonlyMap<string, Named>>();
  const names = new Map<Family, readonly string[]>();
  const own = (family: Family): ReadonlyMap<string, Named> => {
    const table = tables.get(family) ?? namedIn(doc, family);
    tables.set(family, table);
    return table;
  };
  const beside = siblings(doc, lookup, new Set(own("service").keys()));
  const included = includedBy(doc, lookup, variables.get);
  const others = [...beside, ...included.files];
  const piece = isPiece(lookup, beside);
  const elsewhere = (family: Family, name: string): boolean =>
    others.some((file) => namedIn(file.doc, family).has(name));
  const services = new Map<string, Service>();
  for (const named of own("service").values()) {
    const { layers, whole } = extended(doc, lookup, named.value, variables.get);
    const merged = beside.flatMap((file) => {
      const value = namedIn(file.doc, "service").get(named.name)?.value;
      return value === undefined ? [] : extended(file.doc, lookup, value, variables.get, file.path).layers;
    });
    const all = [...layers, ...merged];
    services.set(named.name, {
      ...named,
      family: "service",
      mapping: asMapping(named.value),
      layers: all,
      whole,
      optional: all.some(({ mapping }) => valueAt(mapping, "profiles") !== undefined),
    });
  }
  return {
    doc,
    lookup,
    variables,
    services,
    own,
    knows: (family, name) => {
      if (own(family).has(name) || elsewhere(family, name)) return true;
      return !included.whole || doc.cut !== undefined || piece ? undefined : false;
    },
    names: (family) => {
      const known = names.get(family) ?? [
        ...new Set([...own(family).keys(), ...others.flatMap((file) => [...namedIn(file.doc, family).keys()])]),
      ];
      names.set(family, known);
      return known;
    },
    included,
    siblings: beside,
    piece,
    text,
  };
}

/** The value a service has for a path of keys, from its nearest layer that says something. */
export function valueOf(
  service: Service,
  ...path: readonly string[]
): { readonly node: Node; readonly layer: Layer } | undefined {
  for (const layer of service.layers) {
    const node = valueAt(layer.mapping, ...path);
    if (node !== undefined) return isReset(node) ? undefined : { node, layer };
  }
  return undefined;
}

/** The same, where it stands in this document. */
export function ownValue(service: Service, ...path: readonly string[]): Node | undefined {
  const node = valueAt(service.mapping, ...path);
  return node === undefined || isReset(node) ? undefined : node;
}
