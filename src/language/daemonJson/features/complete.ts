// Keys that are not there yet, and known values.
import type { Position } from "../../../base/text.ts";
import type { Completion } from "../../language.ts";
import { entriesOf, keyIn, rangeOf, type DaemonFile } from "../document.ts";
import type { Key } from "../keys.ts";
import { placeAt, type Place } from "./place.ts";

export function complete(doc: DaemonFile, at: Position): readonly Completion[] {
  const place = placeAt(doc, at);
  if (place === undefined) return [];
  return place.part === "key" ? keysAt(doc, at, place) : valuesAt(doc, at, place);
}

const empty: Readonly<Record<Key["type"], string>> = {
  text: '"$1"',
  number: "${1:0}",
  flag: "${1:true}",
  texts: '["$1"]',
  map: "{ $1 }",
  object: "{ $1 }",
  objects: "[{ $1 }]",
};

function keysAt(doc: DaemonFile, at: Position, { known, entry }: Place): readonly Completion[] {
  const there = new Set(entriesOf(known.object).map(({ key }) => key.value));
  const range = entry === undefined ? { start: at, end: at } : rangeOf(doc, entry.key);
  return Object.entries(known.keys)
    .filter(([name, { gone }]) => gone === undefined && (!there.has(name) || name === entry?.key.value))
    .map(([name, { tell, type }]) => ({
      label: name,
      kind: "property",
      documentation: tell(),
      edit: { range, text: entry === undefined ? `"${name}": ${empty[type]}` : `"${name}"` },
      snippet: entry === undefined,
    }));
}

function valuesAt(doc: DaemonFile, at: Position, { known, entry }: Place): readonly Completion[] {
  const key = keyIn(known.keys, entry?.key.value ?? "");
  const values = key?.type === "flag" ? ["true", "false"] : (key?.values ?? []).map((value) => JSON.stringify(value));
  const value = entry?.value;
  const range = value === undefined || value.kind === "missing" ? { start: at, end: at } : rangeOf(doc, value);
  return values.map((text) => ({ label: text.replaceAll('"', ""), kind: "value", edit: { range, text } }));
}
