// Reads YAML into the tree of node.ts. The library finds the tokens and goes on after errors; anchors, aliases, key types and
// the size that aliases would unfold to are settled here, in one pass, so that nothing behind can run away.
import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Document } from "yaml";
import type { Lines } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import { followed, sizeOf, type Alias, type Entry, type Mapping, type Node, type Scalar } from "./node.ts";
import { flattened } from "./lenient.ts";
import { meaning, type Problem } from "./problem.ts";
import { plainType } from "./scalarType.ts";

export interface Anchor {
  readonly name: string;
  /** Of the name, behind the ampersand. */
  readonly start: number;
  readonly end: number;
  readonly node: Node;
}

export interface Read {
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly Alias[];
  /** How many nodes the file has when every alias is unfolded. */
  readonly unfolded: number;
  /** The library could read it only in a form that was made for it: lenient.ts. */
  readonly lenient: boolean;
}

interface Foreign {
  readonly range?: readonly [number, number, number] | null;
  readonly tag?: string;
  readonly anchor?: string;
  readonly source?: string;
}

/** Never throws. `known`: what aliases mean that have no anchor in the text. */
export function read(lines: Lines, known: ReadonlyMap<string, Node> = new Map()): Read {
  try {
    const { documents, lenient } = documentsIn(lines.text);
    return { ...new Reader(lines.text, known).read(documents), lenient };
  } catch {
    // The library recurses: text that is nested tens of thousands deep exhausts the stack, and nothing else throws.
    const problem = {
      start: 0,
      end: lines.start(1),
      code: "RESOURCE_EXHAUSTION",
      message: meaning("RESOURCE_EXHAUSTION"),
    };
    return { roots: [], problems: [problem], anchors: [], aliases: [], unfolded: 0, lenient: false };
  }
}

const mostTries = 3;
/** A text with more than so many errors is broken otherwise. */
const mostStumbles = 300;

/** Reads again where the library is stricter than Compose's reader. */
function documentsIn(text: string): { readonly documents: readonly Document.Parsed[]; readonly lenient: boolean } {
  let documents = parsed(text);
  let flat = text;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stumbles = documents.flatMap(({ errors }) => errors.filter(({ code }) => strict.has(code)));
    const next =
      stumbles.length === 0 || stumbles.length > mostStumbles
        ? undefined
        : flattened(
            flat,
            stumbles.map(({ pos }) => pos[0]),
          );
    if (next === undefined || next === flat) break;
    const again = parsed(next);
    if (count(again) > count(documents)) break;
    [documents, flat] = [again, next];
  }
  // Tabs are told of once (#tabs); where nothing else indents, reading them as blanks leaves the file what it was meant to be.
  const blank = count(documents) === 0 || /^ +[^\s#]/m.test(flat) ? flat : flat.replaceAll(/^\t+/gm, blanks);
  if (blank !== flat) {
    const again = parsed(blank);
    if (count(again) < count(documents)) [documents, flat] = [again, blank];
  }
  return { documents, lenient: flat !== text };
}

const blanks = (tabs: string): string => " ".repeat(tabs.length);

/** Codes under which lines within brackets and quotes come that are not indented. */
const strict = new Set(["BAD_INDENT", "MISSING_CHAR", "UNEXPECTED_TOKEN", "TAB_AS_INDENT"]);

const count = (documents: readonly Document.Parsed[]): number =>
  documents.reduce((sum, { errors }) => sum + errors.length, 0);

function parsed(text: string): readonly Document.Parsed[] {
  const documents = parseAllDocuments(text, {
    schema: "failsafe",
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  return Array.isArray(documents) ? documents : [];
}

/** Errors of the library where Compose's reader is more patient. */
function mild(code: string, message: string): boolean {
  if (code === "MISSING_CHAR") return message.startsWith("Comments must be separated");
  return code === "KEY_OVER_1024_CHARS";
}

class Reader {
  readonly #text: string;
  readonly #problems: Problem[] = [];
  readonly #anchors: Anchor[] = [];
  readonly #aliases: Alias[] = [];
  readonly #known = new Map<string, Node>();
  readonly #open = new Set<string>();
  readonly #free: { readonly start: number; readonly end: number }[] = [];
  readonly #unclosed: { readonly start: number; readonly end: number }[] = [];
  readonly #sizes = new Map<Node, number>();

  constructor(text: string, known: ReadonlyMap<string, Node>) {
    this.#text = text;
    for (const [name, node] of known) {
      this.#known.set(name, node);
      sizeOf(node, this.#sizes);
    }
  }

  read(documents: readonly Document.Parsed[]): Omit<Read, "lenient"> {
    const roots: Node[] = [];
    let unfolded = 0;
    for (const document of documents) {
      for (const { code, message, pos } of document.errors) this.#error(code, message, pos);
      if (document.contents === null) continue;
      const root = this.#node(document.contents);
      roots.push(root);
      unfolded += this.#sizes.get(root) ?? 1;
      this.#known.clear();
    }
    if (this.#text.includes("\t")) this.#tabs();
    return {
      roots,
      problems: this.#problems.map((problem) => this.#opened(problem)),
      anchors: this.#anchors,
      aliases: this.#aliases,
      unfolded,
    };
  }

  #error(code: string, message: string, [from, to]: readonly [number, number]): void {
    // Where it only points at indentation, what is indented is to be shown.
    const blanks = /^[ ]*(?=[^\s:]+)/.exec(this.#text.slice(from, from + 200))?.[0].length ?? 0;
    const start = Math.min(from + blanks, this.#text.length);
    const word = /^[^\s:]*/.exec(this.#text.slice(start, start + 200))?.[0].length ?? 0;
    // A tab that indents comes under several codes.
    const before = this.#text.slice(this.#text.lastIndexOf("\n", start - 1) + 1, start + 1);
    const tab = /^\s*\t\s*$/.test(before) || message.includes("Tabs are not allowed");
    const named = tab ? "TAB_AS_INDENT" : code;
    const end = Math.max(start + (blanks > 0 ? word : 0), Math.min(to, this.#text.length));
    this.#problems.push({
      start,
      end,
      code: named,
      message: meaning(named),
      mild: mild(code, message),
    });
  }

  /** What is never closed is missed where it ends, and wrong where it begins. */
  #opened(problem: Problem): Problem {
    if (problem.code !== "MISSING_CHAR" && problem.code !== "BAD_INDENT") return problem;
    const found = this.#unclosed.findLast(({ start, end }) => start < problem.start && end >= problem.start - 1);
    if (found === undefined) return problem;
    const line = /[\r\n]/.exec(this.#text.slice(found.start));
    return {
      ...problem,
      code: "MISSING_CHAR",
      message: meaning("MISSING_CHAR"),
      start: found.start,
      end: found.start + (line?.index ?? found.end - found.start),
    };
  }

  /** A slash needs no backslash, and Compose's reader knows none. */
  #escapes({ start, end }: Scalar): void {
    const source = this.#text.slice(start, end);
    const [found, before = ""] = /^((?:[^\\]|\\[^/])*)\\\//.exec(source) ?? [];
    if (found === undefined) return;
    const at = start + before.length;
    this.#problems.push({ start: at, end: at + 2, code: "BAD_DQ_ESCAPE", message: meaning("BAD_DQ_ESCAPE") });
  }

  /** Tabs that the library takes for blanks and Compose's reader refuses: before what a line says, and behind a dash. */
  #tabs(): void {
    const pattern = /^( *)(?:\t|- *\t)/gm;
    for (const { index, 0: found } of this.#text.matchAll(pattern)) {
      const at = index + found.length - 1;
      if (this.#free.some(({ start, end }) => start < index && index < end)) continue;
      this.#problems.push({ start: at, end: at + 1, code: "TAB_AS_INDENT", message: meaning("TAB_AS_INDENT") });
    }
  }

  /** Quotes and brackets that open and do not close, and where tabs are free. */
  #watch(node: Node): void {
    const flow = node.kind !== "scalar" && node.kind !== "alias" && node.flow;
    const quoted = node.kind === "scalar" && (node.style === "single" || node.style === "double");
    if (flow || (node.kind === "scalar" && node.style !== "plain")) this.#free.push(node);
    if (!flow && !quoted) return;
    if (node.kind === "scalar" && node.style === "double") this.#escapes(node);
    const closes = { "[": "]", "{": "}" }[this.#text.charAt(node.start)] ?? this.#text.charAt(node.start);
    const closed = node.end - node.start > 1 && this.#text.charAt(node.end - 1) === closes;
    if (!closed) this.#unclosed.push({ start: node.start, end: node.end });
  }

  #node(node: unknown): Node {
    const foreign = node as Foreign;
    const [start, end] = foreign.range ?? [0, 0];
    if (isAlias(node)) return this.#alias(node.source, start, end);
    const { anchor } = foreign;
    if (anchor !== undefined) this.#open.add(anchor);
    const made = this.#made(node, start, end, this.#spot(foreign, start, end));
    if (anchor !== undefined) this.#anchor(anchor, made);
    return made;
  }

  #spot({ tag, anchor }: Foreign, start: number, end: number): Pick<Node, "start" | "end" | "tag" | "anchor"> {
    // The library gives plain collections a tag of their own accord; only written ones matter.
    const written = tag !== undefined && (!tag.startsWith("tag:yaml.org") || this.#writes(start));
    return {
      start,
      end,
      ...(written ? { tag: tag.replace("tag:yaml.org,2002:", "!!") } : {}),
      ...(anchor === undefined ? {} : { anchor }),
    };
  }

  #writes(start: number): boolean {
    return /!![^\s]+\s+(?:&\S+\s+)?$/.test(this.#text.slice(Math.max(0, start - 80), start));
  }

  #made(node: unknown, start: number, end: number, spot: Pick<Node, "start" | "end" | "tag" | "anchor">): Node {
    if (isMap(node)) return this.#mapping(node.items, node.flow === true, spot);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(isPair(item) ? item.key : item));
      return this.#sized({ kind: "list", items, flow: node.flow === true, ...spot }, items);
    }
    return this.#sized(this.#scalar(node, start, end, spot), []);
  }

  #mapping(pairs: readonly unknown[], flow: boolean, spot: Pick<Node, "start" | "end">): Mapping {
    const entries: Entry[] = [];
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const key = this.#key(pair.key);
      const empty = pair.value === null || isNothing(pair.value);
      entries.push({ key, value: empty ? this.#nothing(key, pair.value) : this.#node(pair.value) });
    }
    const mapping: Mapping = { kind: "mapping", entries, flow, ...spot };
    return this.#sized(
      mapping,
      entries.map(({ value }) => value),
    );
  }

  #key(node: unknown): Scalar {
    if (isScalar(node) || node === null) {
      const { range, anchor } = (node ?? {}) as Foreign;
      const [start, end] = range ?? [0, 0];
      const scalar = this.#scalar(node, start, end, { start, end });
      if (anchor !== undefined) this.#anchor(anchor, scalar);
      return scalar;
    }
    const [start, end] = (node as Foreign).range ?? [0, 0];
    const named = isAlias(node) ? followed(this.#alias(node.source, start, end)) : undefined;
    if (named?.kind === "scalar") {
      const { text, type, style } = named;
      return { kind: "scalar", text, type, style, start, end };
    }
    this.#problems.push({ start, end, code: "NON_STRING_KEY", message: () => t("A key must be a plain word.") });
    return { kind: "scalar", text: this.#text.slice(start, end), type: "string", style: "plain", start, end };
  }

  #nothing(key: Scalar, value: unknown): Scalar {
    // In braces a key may have no colon at all.
    colon.lastIndex = key.end;
    const at = colon.test(this.#text) ? colon.lastIndex : key.end;
    const foreign = (value ?? {}) as Foreign;
    const { tag, anchor, range } = foreign;
    const [start] = range ?? [at];
    const place = tag !== undefined || anchor !== undefined ? start : at;
    const nothing: Scalar = {
      kind: "scalar",
      text: "",
      type: "null",
      style: "plain",
      ...this.#spot(foreign, place, place),
    };
    this.#sizes.set(nothing, 1);
    if (anchor !== undefined) this.#anchor(anchor, nothing);
    return nothing;
  }

  #scalar(node: unknown, start: number, end: number, spot: Pick<Node, "start" | "end" | "tag">): Scalar {
    const value = isScalar(node) ? node.value : "";
    const text = typeof value === "string" ? value : "";
    const style = isScalar(node) ? styles[String(node.type)] : undefined;
    const plain = style === undefined;
    const typed = spot.tag === "!!str" || !plain ? "string" : plainType(text);
    return { kind: "scalar", text, type: typed, style: style ?? "plain", ...spot, start, end };
  }

  #alias(name: string, start: number, end: number): Alias {
    const target = this.#known.get(name);
    const alias: Alias = { kind: "alias", name, start, end, ...(target === undefined ? {} : { target }) };
    if (target === undefined) {
      const message = this.#open.has(name)
        ? (): string => t("This alias stands inside what it refers to.")
        : (): string => t("No anchor &{0} stands above.", name.slice(0, 100));
      this.#problems.push({ start, end, code: "UNKNOWN_ANCHOR", message });
    }
    this.#aliases.push(alias);
    this.#sizes.set(alias, (target && this.#sizes.get(target)) ?? 1);
    return alias;
  }

  #anchor(name: string, node: Node): void {
    this.#open.delete(name);
    this.#known.set(name, node);
    const at = this.#text.lastIndexOf(`&${name}`, node.start);
    if (at >= 0) this.#anchors.push({ name, start: at + 1, end: at + 1 + name.length, node });
  }

  #sized<Made extends Node>(node: Made, children: readonly Node[]): Made {
    this.#watch(node);
    this.#sizes.set(
      node,
      children.reduce((sum, child) => sum + (this.#sizes.get(child) ?? 1), 1),
    );
    return node;
  }
}

const colon = /\s*:/y;

const styles: Readonly<Record<string, Scalar["style"] | undefined>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

function isNothing(value: unknown): boolean {
  if (!isScalar(value)) return false;
  const { range } = value as Foreign;
  return value.type === "PLAIN" && range !== undefined && range !== null && range[0] === range[1];
}
