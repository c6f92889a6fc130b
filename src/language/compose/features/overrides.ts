// What a service changes of the one it extends or of the file below it, and what the file above it changes, as hints. Lists are
// joined, so that only what !reset and !override throw away of them is told.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { InlayHint } from "../../language.ts";
import type { Layer } from "../model/extending.ts";
import type { Project, Service } from "../model/project.ts";
import {
  asList,
  asMapping,
  asScalar,
  followed,
  isOverride,
  isReset,
  type Entry,
  type Mapping,
  type Node,
  type Scalar,
} from "../syntax/node.ts";
import { entriesOf, valueAt } from "../syntax/resolved.ts";
import { isSecret } from "./candidates.ts";

/** Keys whose lists are pairs: what both sides say is compared name by name. */
const pairs = new Set(["environment", "labels", "annotations", "args", "sysctls"]);
const deepest = 6;

interface Sides {
  /** Nearest first: what this file's values stand over. */
  readonly below: readonly Layer[];
  /** The override file, whose values stand over this file's. */
  readonly above: readonly Layer[];
}

export function overrideHints(project: Project, service: Service): readonly InlayHint[] {
  const { mapping, layers } = service;
  if (mapping === undefined || layers.length < 2) return [];
  const over = new Set(project.siblings.map(({ path }) => path).filter((path) => /override\.ya?ml$/.test(path)));
  const others = layers.slice(1);
  const sides: Sides = {
    below: others.filter(({ path }) => path === undefined || !over.has(path)),
    above: others.filter(({ path }) => path !== undefined && over.has(path)),
  };
  return withinMapping(project, mapping, [], sides);
}

function withinMapping(
  project: Project,
  mapping: Mapping,
  path: readonly string[],
  sides: Sides,
): readonly InlayHint[] {
  return mapping.entries.flatMap((entry): readonly InlayHint[] => {
    const { key, value } = entry;
    if (isSecret(key.text) || (path.length === 0 && key.text === "extends")) return [];
    const own = [...path, key.text];
    const whole = thrownAway(project, entry, own, sides);
    if (whole.length > 0 || isReset(value)) return whole;
    if (value.kind === "mapping") return own.length < deepest ? withinMapping(project, value, own, sides) : [];
    if (value.kind === "list") return pairs.has(key.text) ? withinPairs(project, value.items, own, sides) : [];
    return value.kind === "scalar" ? hintFor(project, value, value.text, own, sides) : [];
  });
}

/** Behind the key of a list or mapping what is lost of it: here by its own tag, or by that of the file above. */
function thrownAway(
  { doc }: Project,
  { key, value }: Entry,
  path: readonly string[],
  sides: Sides,
): readonly InlayHint[] {
  const collection = value.kind === "list" || value.kind === "mapping";
  const { line } = doc.lines.position(key.end);
  const isBlock = value.end === value.start || (collection && !value.flow);
  const position = isBlock ? { line, character: doc.lines.line(line).trimEnd().length } : doc.lines.position(value.end);
  const over = placed(sides.above, path);
  if (over !== undefined && (isReset(over.node) || (collection && isOverride(over.node)))) {
    const label = isReset(over.node) ? t("taken away") : summary(path, over.node);
    return [{ position, label: `→ ${label}`, tooltip: t("Overridden in {0}", plain(over.path ?? "", 80)) }];
  }
  if (!isReset(value) && !(isOverride(value) && collection)) return [];
  const under = placed(sides.below, path);
  const said = under === undefined || isReset(under.node) ? "" : summary(path, under.node);
  if (under === undefined || said === "") return [];
  const tooltip = under.path === undefined ? t("In the service it extends") : t("In {0}", plain(under.path, 80));
  return [{ position, label: t("was {0}", said), tooltip }];
}

/** What the nearest layer that has the key has there. */
function placed(
  layers: readonly Layer[],
  path: readonly string[],
): { readonly node: Node; readonly path: string | undefined } | undefined {
  for (const layer of layers) {
    const node = valueAt(layer.mapping, ...path);
    if (node !== undefined) return { node, path: layer.path };
  }
  return undefined;
}

/** A value in a few words: items of a list, keys of a mapping; names only where values may be secrets. */
function summary(path: readonly string[], node: Node): string {
  const bare = pairs.has(path.at(-1) ?? "");
  const mapping = asMapping(node);
  const texts =
    mapping === undefined
      ? (asList(node)?.items ?? [node]).map((item) => wordFor(item, bare))
      : [...entriesOf(mapping).keys()];
  return plain(texts.filter((text) => text !== "").join(", "), 60);
}

/** A mapping in a list by what tells it from the others. */
function wordFor(item: Node, bare: boolean): string {
  const node = followed(item);
  if (node?.kind === "scalar") return bare ? (node.text.split("=", 1)[0] ?? "") : node.text;
  const textOf = (key: string): string | undefined => asScalar(valueAt(node, key))?.text;
  const named = ["source", "published", "path", "name"].map(textOf).find((text) => text !== undefined);
  return [named, textOf("target")].filter((text) => text !== undefined).join(":");
}

function withinPairs(
  project: Project,
  items: readonly Node[],
  path: readonly string[],
  sides: Sides,
): readonly InlayHint[] {
  return items.flatMap((item) => {
    if (item.kind !== "scalar") return [];
    const [, name, value] = /^([^=]+)=([^]*)$/.exec(item.text) ?? [];
    return name === undefined || value === undefined || isSecret(name)
      ? []
      : hintFor(project, item, value, [...path, name], sides);
  });
}

function hintFor(
  { doc }: Project,
  scalar: Scalar,
  text: string,
  path: readonly string[],
  { below, above }: Sides,
): readonly InlayHint[] {
  if (scalar.style === "block") return [];
  const position = doc.lines.position(scalar.end);
  const over = said(above, path);
  if (over !== undefined && over.text !== text)
    return [
      { position, label: `→ ${plain(over.text, 40)}`, tooltip: t("Overridden in {0}", plain(over.path ?? "", 80)) },
    ];
  const under = said(below, path);
  if (under === undefined || under.text === text) return [];
  const tooltip = under.path === undefined ? t("In the service it extends") : t("In {0}", plain(under.path, 80));
  return [{ position, label: t("was {0}", plain(under.text, 40)), tooltip }];
}

/** What the nearest layer that says anything says. */
function said(
  layers: readonly Layer[],
  path: readonly string[],
): { readonly text: string; readonly path: string | undefined } | undefined {
  for (const layer of layers) {
    const text = textAt(layer.mapping, path);
    if (text !== undefined) return { text, path: layer.path };
  }
  return undefined;
}

function textAt(mapping: Mapping, path: readonly string[]): string | undefined {
  const scalar = asScalar(valueAt(mapping, ...path));
  if (scalar !== undefined) return scalar.text;
  const [family = "", name = ""] = path.slice(-2);
  if (!pairs.has(family)) return undefined;
  const items = asList(valueAt(mapping, ...path.slice(0, -1)))?.items ?? [];
  const texts = items.flatMap((item) => asScalar(item)?.text ?? []);
  return texts.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
}
