// Measures a file against the tables of this folder. Every node is looked at once per shape, however many aliases lead to it.
// What it finds are faults, in the words of faults.ts's codes; rules/schema makes findings and fixes of them.
import { settled } from "../model/values.ts";
import { booleanOf, bytesOf, isCount, isDuration, isInteger, isNumber } from "../model/amounts.ts";
import type { Values } from "../syntax/interpolation.ts";
import { followed, isReset, type Entry, type List, type Mapping, type Node, type Scalar } from "../syntax/node.ts";
import { entriesOf } from "../syntax/resolved.ts";
import { numberOf } from "../syntax/scalarType.ts";
import { misindented, type Misplaced } from "./misindented.ts";
import {
  alternatives,
  anything,
  type Dict,
  type Either,
  type Items,
  type Keys,
  type Shape,
  type Value,
} from "./shape.ts";

/** One thing that does not fit, and what a fix needs to know of it. */
export type Fault =
  | {
      readonly code: "unknownKey";
      readonly entry: Entry;
      readonly mapping: Mapping;
      readonly known: readonly string[];
      readonly mild: boolean;
    }
  | { readonly code: "badName"; readonly entry: Entry }
  | {
      readonly code: "missingKey";
      readonly mapping: Mapping;
      readonly at?: Scalar;
      readonly key: string;
      readonly shape: Keys;
    }
  | {
      readonly code: "wrongType";
      readonly node: Node;
      readonly at?: Scalar;
      readonly parent?: Mapping;
      readonly shape: Shape;
    }
  | { readonly code: "unknownValue"; readonly node: Scalar; readonly at?: Scalar; readonly words: readonly string[] }
  | { readonly code: "badPattern"; readonly node: Scalar; readonly at?: Scalar }
  | {
      readonly code: "badAmount";
      readonly node: Scalar;
      readonly at?: Scalar;
      readonly cast: NonNullable<Value["cast"]>;
    }
  | { readonly code: "outOfRange"; readonly node: Scalar; readonly at?: Scalar; readonly shape: Value }
  | {
      readonly code: "repeatedItem";
      readonly list: List;
      readonly index: number;
      readonly first: number;
      readonly mild: boolean;
    }
  | { readonly code: "oddValue"; readonly node: Scalar; readonly at?: Scalar; readonly words: readonly string[] }
  | { readonly code: "oldBoolean"; readonly node: Scalar; readonly value: boolean }
  | ({ readonly code: "misindentedKeys" } & Misplaced);

interface Place {
  /** The key whose value it is. */
  readonly at?: Scalar;
  readonly parent?: Mapping;
}

/** Everything in a tree that does not fit a shape. */
export function faultsOf(root: Node, shape: Shape, values: Values): readonly Fault[] {
  const checker = new Checker(values);
  checker.check(root, shape, {});
  return checker.faults;
}

class Checker {
  readonly faults: Fault[] = [];
  readonly #values: Values;
  readonly #seen = new Map<Node, Set<Shape>>();

  constructor(values: Values) {
    this.#values = values;
  }

  check(written: Node, shape: Shape, place: Place): void {
    if (isReset(written) || shape.kind === "anything") return;
    const node = followed(written);
    // An alias that leads nowhere is a fault of its own.
    if (node === undefined || isReset(node) || this.#before(node, shape)) return;
    const fitting = alternatives(shape).find((one) => this.#fits(node, one));
    if (fitting === undefined) {
      this.faults.push({ code: "wrongType", node: written, shape, ...place });
      return;
    }
    if (node.kind === "mapping" && fitting.kind === "keys") this.#keys(node, fitting, place);
    else if (node.kind === "mapping" && fitting.kind === "dict") this.#dict(node, fitting);
    else if (node.kind === "list" && fitting.kind === "items") this.#items(node, fitting, place);
    else if (node.kind === "scalar" && fitting.kind === "value") this.#value(node, fitting, place);
  }

  #before(node: Node, shape: Shape): boolean {
    const shapes = this.#seen.get(node) ?? new Set();
    if (shapes.has(shape)) return true;
    this.#seen.set(node, shapes.add(shape));
    return false;
  }

  #fits(node: Node, shape: Exclude<Shape, Either>): boolean {
    if (node.kind === "mapping") return shape.kind === "keys" || shape.kind === "dict" || shape.kind === "anything";
    if (node.kind === "list") return shape.kind === "items" || shape.kind === "anything";
    if (shape.kind === "anything") return true;
    if (shape.kind !== "value" || node.kind !== "scalar") return false;
    if (node.type === "integer" && shape.types.includes("number")) return true;
    // 1e3 is a whole number too.
    if (node.type === "number" && shape.types.includes("integer") && Number.isInteger(numberOf(node.text))) return true;
    // What a variable will be cannot be told from its spelling.
    if (node.type === "string" && node.text.includes("$") && !settled(node, this.#values).certain) return true;
    return shape.types.includes(node.type);
  }

  #keys(mapping: Mapping, shape: Keys, place: Place): void {
    const misplaced = misindented(mapping, shape);
    for (const found of misplaced.found) this.faults.push({ code: "misindentedKeys", ...found });
    const entries = entriesOf(mapping);
    for (const entry of entries.values()) {
      const { key, value } = entry;
      if (misplaced.skipped.has(entry) || (key.type !== "string" && key.style === "plain")) continue;
      const known = Object.hasOwn(shape.keys, key.text) ? shape.keys[key.text] : undefined;
      // An image without a name leaves that of the service which is extended.
      if (key.text === "image" && isNothing(value) && entries.has("extends")) continue;
      if (known !== undefined) this.check(value, known.shape, { at: key, parent: mapping });
      else if (!(shape.extensible && key.text.startsWith("x-")))
        this.#once(key, () => ({
          code: "unknownKey",
          entry,
          mapping,
          known: Object.keys(shape.keys),
          mild: shape.open,
        }));
    }
    for (const key of shape.required)
      if (!entries.has(key)) this.faults.push({ code: "missingKey", mapping, at: place.at, key, shape });
  }

  /** Merged entries come by again with every mapping that merges them. */
  #once(key: Scalar, fault: () => Fault): void {
    if (!this.#before(key, anything)) this.faults.push(fault());
  }

  #dict(mapping: Mapping, shape: Dict): void {
    const misplaced = misindented(mapping, shape);
    for (const found of misplaced.found) this.faults.push({ code: "misindentedKeys", ...found });
    for (const entry of entriesOf(mapping).values()) {
      const { key, value } = entry;
      if (misplaced.skipped.has(entry) || (key.type !== "string" && key.style === "plain")) continue;
      if (shape.names !== undefined && !shape.names.test(key.text)) this.#once(key, () => ({ code: "badName", entry }));
      else this.check(value, shape.of, { at: key, parent: mapping });
    }
  }

  #items(list: List, shape: Items, place: Place): void {
    const before = new Map<string, number>();
    for (const [index, item] of list.items.entries()) {
      this.check(item, shape.of, place.at === undefined ? {} : { at: place.at });
      const scalar = followed(item);
      if (scalar?.kind !== "scalar") continue;
      const first = before.get(scalar.text);
      if (first === undefined) before.set(scalar.text, index);
      else if (place.at !== undefined && idle.has(place.at.text) && shape.twice === "warning") continue;
      else this.faults.push({ code: "repeatedItem", list, index, first, mild: shape.twice === "warning" });
    }
  }

  #value(node: Scalar, shape: Value, { at }: Place): void {
    const { text, certain } = settled(node, this.#values);
    if (!certain) return;
    if (shape.closed === true && shape.words !== undefined && !shape.words.some((word) => word.text === text)) {
      this.faults.push({ code: "unknownValue", node, at, words: shape.words.map((word) => word.text) });
    } else if (shape.pattern !== undefined && !shape.pattern.test(text)) {
      this.faults.push({ code: "badPattern", node, at });
    } else if (shape.odd !== undefined && !shape.odd.test(text)) {
      this.faults.push({ code: "oddValue", node, at, words: (shape.words ?? []).map((word) => word.text) });
    } else if (node.type === "string" && shape.cast !== undefined) this.#cast(node, text, shape.cast, shape, at);
    else if (node.type === "integer" || node.type === "number") this.#range(node, text, shape, at);
  }

  #cast(node: Scalar, text: string, cast: NonNullable<Value["cast"]>, shape: Value, at: Scalar | undefined): void {
    if (!casts[cast](text)) this.faults.push({ code: "badAmount", node, at, cast });
    else if (cast === "boolean" && !/^(true|false)$/i.test(text))
      this.faults.push({ code: "oldBoolean", node, value: booleanOf(text) === true });
    else if (cast === "integer" || cast === "number") this.#range(node, text, shape, at);
  }

  #range(node: Scalar, text: string, shape: Value, at: Scalar | undefined): void {
    const amount = numberOf(text);
    if (amount < (shape.least ?? -Infinity) || amount > (shape.most ?? Infinity))
      this.faults.push({ code: "outOfRange", node, at, shape });
  }
}

const isNothing = (node: Node): boolean => {
  const found = followed(node);
  return found?.kind === "scalar" && found.type === "null";
};

/** Lists in which saying something twice is usual: words of a command. */
const idle = new Set(["command", "entrypoint", "test", "runtime_flags", "args"]);

const casts: Readonly<Record<NonNullable<Value["cast"]>, (text: string) => boolean>> = {
  boolean: (text) => booleanOf(text) !== undefined,
  integer: isInteger,
  number: isNumber,
  size: (text) => bytesOf(text) !== undefined,
  duration: isDuration,
  count: isCount,
};
