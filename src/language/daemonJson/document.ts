// A daemon.json with its text: what stands where, by key.
import { linesOf, type Lines, type Range } from "../../base/text.ts";
import { readJson, type Entry, type Json, type Mistake, type Span } from "./json.ts";
import { keys, type Key } from "./keys.ts";

export interface DaemonFile {
  readonly lines: Lines;
  readonly root: Json;
  readonly mistakes: readonly Mistake[];
}

export function parseDaemonFile(text: string): DaemonFile {
  // The engine takes an empty file.
  const { root, mistakes } = readJson(text);
  return { lines: linesOf(text), root, mistakes: text.trim() === "" ? [] : mistakes };
}

export const rangeOf = ({ lines }: DaemonFile, { start, end }: Span): Range => lines.range(start, end);

export const entriesOf = (value: Json): readonly Entry[] => (value.kind === "object" ? value.entries : []);

/** The value of a key at the top; of one that is there twice, the last. */
export const valueOf = ({ root }: DaemonFile, name: string): Json | undefined =>
  entriesOf(root).findLast(({ key }) => key.value === name)?.value;

/** An object whose keys are known, with them. */
export interface Known {
  readonly object: Json;
  readonly keys: Readonly<Record<string, Key>>;
}

/** The file itself and the objects in it that we know the keys of. */
export function knownObjects({ root }: DaemonFile): readonly Known[] {
  const inner = entriesOf(root).flatMap(({ key, value }): readonly Known[] => {
    const within = Object.hasOwn(keys, key.value) ? keys[key.value]?.keys : undefined;
    if (within === undefined) return [];
    const objects = value.kind === "array" ? value.items : [value];
    return objects.map((object) => ({ object, keys: within }));
  });
  return [{ object: root, keys }, ...inner];
}

export const keyIn = (known: Known["keys"], name: string): Key | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;
