// A Compose file as a project: its services, networks and so on by name, with what included, extended and sibling files add.
// Made once per document and lookup; rules and features ask it and never walk the tree for names themselves.
import type { Lookup } from "../../language.ts";
import { sections } from "../schema/file.ts";
import type { Family } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import {
  asList,
  asMapping,
  asScalar,
  isOverride,
  isReset,
  type Mapping,
  type Node,
  type Scalar,
} from "../syntax/node.ts";
import { entriesOf, valueAt } from "../syntax/resolved.ts";
import { extended, type Layer } from "./extending.ts";
import { includedBy, type Included } from "./including.ts";
import { isOverrideFile, isPiece, siblings, type Neighbour } from "./neighbours.ts";
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
  /** Its mappings in this file: several where the file has several documents, which Compose merges; the last one first. */
  readonly parts: readonly Mapping[];
  /** What it consists of, nearest first: its own keys, those it extends, those of sibling files. */
  readonly layers: readonly Layer[];
  /** False where something it extends cannot be read. */
  readonly whole: boolean;
  /** Starts only when asked for: it has profiles, and none of them is active. */
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

/** Every place of a file that gives a name of a family; several for one name where the file has several documents. */
export function givenIn({ layers }: ComposeDocument, family: Family): readonly Named[] {
  return layers.flatMap((layer) => {
    const section = asMapping(entriesOf(layer).get(sections[family])?.value);
    return section === undefined
      ? []
      : [...entriesOf(section)].map(([name, { key, value }]): Named => ({ family, name, key, value }));
  });
}

/** Names of a family in a file, in the order in which they stand; later documents of the file win. */
export function namedIn(doc: ComposeDocument, family: Family): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const named of givenIn(doc, family)) {
    if (isReset(named.value)) found.delete(named.name);
    else found.set(named.name, named);
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
    const parts = partsOf(doc, named);
    const own = parts.map((part) => extended(doc, lookup, part, variables.get));
    const merged = beside.flatMap((file) => {
      const value = namedIn(file.doc, "service").get(named.name)?.value;
      return value === undefined ? [] : extended(file.doc, lookup, value, variables.get, file.path).layers;
    });
    const all = [...own.flatMap(({ layers }) => layers), ...merged];
    services.set(named.name, {
      ...named,
      family: "service",
      mapping: asMapping(named.value),
      parts,
      layers: all,
      whole: own.every(({ whole }) => whole),
      optional: isOptional(all, variables, text),
    });
  }
  return {
    doc,
    lookup,
    variables,
    services,
    own,
    knows: (family, name) => {
      if (isRemoved(beside, lookup, family, name)) return false;
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

/** Whether the override file beside this one takes it away. */
const isRemoved = (beside: readonly Neighbour[], lookup: Lookup, family: Family, name: string): boolean =>
  overriding(beside, lookup).some((file) => {
    const given = givenIn(file.doc, family).findLast((one) => one.name === name);
    return given !== undefined && isReset(given.value);
  });

/** Those of the siblings that stand over this file. */
export const overriding = (siblings: readonly Neighbour[], { name = "" }: Lookup): readonly Neighbour[] =>
  isOverrideFile(name) ? [] : siblings.filter(({ path }) => isOverrideFile(path));

/** Whether a key of a service is taken away, or replaced, by the override file. */
export const isOverridden = ({ siblings, lookup }: Project, service: string, path: readonly string[]): boolean =>
  overriding(siblings, lookup).some(({ doc }) => {
    const mapping = asMapping(namedIn(doc, "service").get(service)?.value);
    return mapping !== undefined && throwsAway(mapping, path);
  });

/** COMPOSE_PROFILES of the environment or of .env; `--profile` is not known here. */
function isOptional(
  layers: readonly Layer[],
  { get }: Variables,
  text: (scalar: Pick<Scalar, "text">) => Settled,
): boolean {
  const profiles = layers.flatMap(({ mapping }) => asList(valueAt(mapping, "profiles"))?.items ?? []);
  const active = (get("COMPOSE_PROFILES") ?? "").split(",").map((one) => one.trim());
  const isActive = (profile: Node): boolean => {
    const scalar = asScalar(profile);
    return active.includes("*") || (scalar !== undefined && active.includes(text(scalar).text));
  };
  return profiles.length > 0 && !profiles.some(isActive);
}

function partsOf({ layers }: ComposeDocument, { name }: Named): readonly Mapping[] {
  const parts: Mapping[] = [];
  for (const layer of layers.toReversed()) {
    const value = valueAt(layer, sections.service, name);
    if (isReset(value)) break;
    const mapping = asMapping(value);
    if (mapping !== undefined) parts.push(mapping);
    if (isOverride(value)) break;
  }
  return parts;
}

/** The value a service has for a path of keys, from its nearest layer that says something. */
export function valueOf(
  service: Service,
  ...path: readonly string[]
): { readonly node: Node; readonly layer: Layer } | undefined {
  for (const layer of service.layers) {
    const node = valueAt(layer.mapping, ...path);
    if (node !== undefined) return isReset(node) ? undefined : { node, layer };
    if (throwsAway(layer.mapping, path)) return undefined;
  }
  return undefined;
}

/** Whether a layer throws away what those below it say on the way. */
export const throwsAway = (mapping: Mapping, path: readonly string[]): boolean =>
  path.some((_, index) => {
    const node = valueAt(mapping, ...path.slice(0, index + 1));
    return isReset(node) || isOverride(node);
  });

/** The same, where it stands in this document. */
export function ownValue(service: Service, ...path: readonly string[]): Node | undefined {
  for (const part of service.parts) {
    const node = valueAt(part, ...path);
    if (node !== undefined) return isReset(node) ? undefined : node;
    if (throwsAway(part, path)) return undefined;
  }
  return undefined;
}
