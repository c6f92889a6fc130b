// Completion: keys by the tables, values by what the key takes.
import type { Position } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import type { Completion, Lookup } from "../../language.ts";
import { projectOf, type Project } from "../model/project.ts";
import { meaningsOf } from "../model/meanings.ts";
import { composeFile } from "../schema/file.ts";
import { shapesAt } from "../schema/place.ts";
import { alternatives, type Dict, type Keys, type Shape, type Value } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { newline, rangeOf, stepOf } from "../syntax/edits.ts";
import { aliases, merges, wantsAlias } from "./anchors.ts";
import { cursorAt, type Cursor } from "./cursor.ts";
import { candidates, unnamed, variableNames } from "./candidates.ts";
import { wholeFiles } from "./snippets.ts";
import { tagsAt } from "./tags.ts";

export function complete(doc: ComposeDocument, at: Position, lookup: Lookup): readonly Completion[] {
  const cursor = cursorAt(doc, at);
  if (cursor === undefined) return [];
  const found = offers(doc, cursor, lookup);
  return cursor.gap ? found.map((one) => ({ ...one, edit: { ...one.edit, text: ` ${one.edit.text}` } })) : found;
}

function offers(doc: ComposeDocument, cursor: Cursor, lookup: Lookup): readonly Completion[] {
  const project = projectOf(doc, lookup);
  const variable = /\$\{?(\w*)$/.exec(cursor.prefix);
  if (variable !== null && cursor.value) return variableNames(project, cursor, variable[0]);
  const shapes = meaningsOf(doc, cursor.path, cursor.start).flatMap((path) => shapesAt(composeFile, path));
  if (wantsAlias(cursor)) return aliases(doc, cursor, shapes);
  if (cursor.prefix.startsWith("!") && !cursor.quoted) return tagsAt(doc, cursor);
  const found: Completion[] = [];
  if (cursor.path.length === 0 && cursor.key && !cursor.flow && cursor.beside.length === 0)
    found.push(...filesAt(doc, cursor));
  for (const shape of shapes) {
    if (cursor.key && (shape.kind === "keys" || shape.kind === "dict")) found.push(...merges(doc, cursor, shape));
    if (cursor.key && shape.kind === "keys") found.push(...keysOf(doc, shape, cursor));
    if (cursor.key && shape.kind === "dict") found.push(...namesOf(project, shape, cursor));
    if (cursor.key && shape.kind === "items" && !cursor.flow && !isKey(doc, cursor))
      found.push(...itemsOf(project, shape.of, cursor));
    if (cursor.value && shape.kind === "value") found.push(...valuesOf(project, shape, cursor));
  }
  return [...new Map(found.map((one) => [`${one.kind} ${one.label}`, one])).values()];
}

/** What is replaced is a key already. */
const isKey = ({ lines }: ComposeDocument, { end }: Cursor): boolean => lines.text.startsWith(":", end);

/** Whole files where nothing stands yet. */
function filesAt(doc: ComposeDocument, cursor: Cursor): readonly Completion[] {
  if (doc.layers.some(({ entries }) => entries.length > 0) || cursor.column > 0) return [];
  return wholeFiles.map(({ label, about, lines }) => ({
    label,
    kind: "snippet",
    detail: about(),
    edit: { range: rangeOf(doc, cursor), text: `${lines.join(newline(doc))}${newline(doc)}` },
    snippet: true,
    sortText: `9${label}`,
  }));
}

function keysOf(doc: ComposeDocument, shape: Keys, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(doc, cursor);
  const step = " ".repeat(stepOf(doc));
  const followedByColon = isKey(doc, cursor);
  return Object.entries(shape.keys)
    .filter(([name]) => !cursor.beside.includes(name))
    .map(([name, { doc: says, deprecated, shape: inner }]) => {
      const short = followedByColon || cursor.quoted;
      const text = short ? name : name + (cursor.flow ? ": $0" : tailOf(inner, step));
      return {
        label: name,
        kind: "property",
        detail: formOf(inner),
        documentation: says(),
        edit: { range, text },
        snippet: !short,
        sortText: `${shape.required.includes(name) ? "0" : deprecated === true ? "9" : "5"}${name}`,
        ...(deprecated === true ? { deprecated } : {}),
      };
    });
}

/** What follows a fresh key: a new line for a mapping or list, a blank for a value. */
function tailOf(shape: Shape, step: string): string {
  const [first] = alternatives(shape);
  if (first?.kind === "items") return `:\n${step}- $0`;
  if (first?.kind === "keys" || first?.kind === "dict") return `:\n${step}$0`;
  return ": $0";
}

function formOf(shape: Shape): string {
  const forms = { keys: "{ }", dict: "{ }", items: "[ ]", value: "…", anything: "…", either: "…" } as const;
  return [...new Set(alternatives(shape).map(({ kind }) => forms[kind]))].join(" ");
}

/** Names as keys: networks that a service joins, or what the file uses and does not have yet. */
function namesOf(project: Project, shape: Dict, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  const colon = isKey(project.doc, cursor) ? "" : ":";
  const names =
    shape.defines !== undefined
      ? unnamed(project, shape.defines).map((name) => ({ name, detail: undefined }))
      : shape.source === undefined
        ? []
        : candidates(project, shape.source, cursor).map(({ label, detail }) => ({ name: label, detail }));
  const usual = (shape.words ?? []).map(({ text, doc }): Completion => ({
    label: text,
    kind: "property",
    documentation: doc?.(),
    edit: { range, text: `${text}${colon === "" ? "" : ": "}` },
    sortText: `4${text}`,
  }));
  const fresh: readonly Completion[] = shape.defines === "service" && colon !== "" ? [newService(range)] : [];
  const known = names
    .filter(({ name }) => !cursor.beside.includes(name))
    .map(({ name, detail }): Completion => ({
      label: name,
      kind: "reference",
      detail,
      edit: { range, text: `${name}${colon}` },
    }));
  return [...known, ...usual.filter(({ label }) => !cursor.beside.includes(label)), ...fresh];
}

const newService = (range: Completion["edit"]["range"]): Completion => ({
  label: t("new service"),
  kind: "snippet",
  edit: { range, text: "${1:name}:\n  image: ${2:image}:${3:tag}$0" },
  snippet: true,
  sortText: "9",
});

/** On an empty line below a list's key: the items, with their dash. */
function itemsOf(project: Project, of: Shape, cursor: Cursor): readonly Completion[] {
  return alternatives(of).flatMap((shape) => {
    if (shape.kind === "value")
      return valuesOf(project, shape, cursor).map((one) => ({
        ...one,
        label: `- ${one.label}`,
        edit: { ...one.edit, text: `- ${one.edit.text}` },
      }));
    if (shape.kind !== "keys") return [];
    return keysOf(project.doc, shape, cursor).map((one) => ({
      ...one,
      label: `- ${one.label}`,
      edit: { ...one.edit, text: `- ${one.edit.text}` },
    }));
  });
}

function valuesOf(project: Project, shape: Value, cursor: Cursor): readonly Completion[] {
  const range = rangeOf(project.doc, cursor);
  const words = (shape.words ?? []).map((word, index): Completion => ({
    label: word.text,
    kind: "value",
    documentation: word.doc?.(),
    edit: { range, text: needsQuotes(shape, word.text) && !cursor.quoted ? `"${word.text}"` : word.text },
    sortText: `1${String(index).padStart(2, "0")}`,
  }));
  if (cursor.prefix.startsWith("service:")) return candidates(project, "service", cursor);
  const examples = (shape.examples ?? []).map((example, index): Completion => ({
    label: example,
    kind: "value",
    edit: { range, text: example },
    sortText: `2${index}`,
  }));
  return [...words, ...examples, ...(shape.source === undefined ? [] : candidates(project, shape.source, cursor))];
}

/** "no" is a text to Compose, but older readers take it for false. */
const needsQuotes = ({ types }: Value, word: string): boolean => word === "no" && types.includes("string");
