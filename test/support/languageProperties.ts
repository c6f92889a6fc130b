// What must hold of a language on any text, whoever wrote it: each property throws where it does not, with the text and the
// seed that all its chance comes of.
import assert from "node:assert/strict";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import { applyEdits, linesOf, type Position } from "../../src/base/text.ts";
import type { Finding, Lookup } from "../../src/language/language.ts";
import { lint } from "../../src/language/lint.ts";
import type { AnyLanguage, Reading } from "../../src/server/documents/reading.ts";
import { wireOf } from "../../src/server/positions.ts";
import { editings, sequence } from "./editing.ts";

/** A file of a language, and what stands beside it. */
export interface Subject {
  readonly name: string;
  readonly language: AnyLanguage;
  readonly text: string;
  readonly lookup: Lookup;
}

export function findingsOf({ language, lookup }: Subject, text: string, reading?: Reading): readonly Finding[] {
  const run = (_: string, check: () => void): void => {
    check();
  };
  return (reading ?? language.read(text)).lint(lint, run, lookup);
}

/** All that is said of a text, and all that is answered at a place in it. */
function told(subject: Subject, text: string, place: number, reading = subject.language.read(text)): unknown {
  const { lookup } = subject;
  const at = linesOf(text).position(place);
  const { answers } = reading;
  const findings = findingsOf(subject, text, reading);
  assertWithin(findings, text);
  const tokens = answers.tokens?.();
  return [
    findings,
    answers.symbols?.(),
    answers.folding?.(),
    tokens,
    answers.links?.(lookup),
    answers.inlayHints?.(lookup),
    answers.lenses?.(lookup),
    answers.stageGraph?.(),
    answers.complete?.(at, lookup),
    answers.hover?.(at, lookup),
    answers.definition?.(at, lookup),
    answers.references?.(at, lookup),
    answers.rename?.(at, "other", lookup),
    answers.rewrites?.(at, lookup),
    answers.selection?.(at),
    answers.imageAt?.(at, lookup),
    answers.format?.({ tabSize: 2 }),
  ];
}

/** Nothing is said of, or written to, what is not there, and no character of two units is cut in two. */
function assertWithin(findings: readonly Finding[], text: string): void {
  const lines = linesOf(text);
  const whole = text.isWellFormed();
  for (const { rule, range, fixes } of findings)
    for (const { start, end } of [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))]) {
      for (const place of [start, end]) {
        assert.deepEqual(lines.position(lines.offset(place)), place, `${rule} is said of a place that is not there`);
        if (whole) assert.ok(text.slice(0, lines.offset(place)).isWellFormed(), `${rule} cuts a character`);
      }
      assert.ok(lines.offset(start) <= lines.offset(end), `${rule} ends before it begins`);
    }
}

/** Runs a check and says with what it failed. */
function on(what: string, text: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : ""}\nwith ${JSON.stringify(text)}`, {
      cause: error,
    });
  }
}

/** A file that is being typed: at some of its beginnings everything is asked at the end of what is there. */
export function livesThroughBeginnings(subject: Subject, seed: number, count: number): void {
  const random = sequence(seed);
  for (let round = 0; round < count; round += 1) {
    const text = subject.text.slice(0, random(subject.text.length + 1));
    on(`${subject.name}, seed ${seed}, a beginning`, text, () => void told(subject, text, text.length));
  }
}

/** What was found and answered after edits is what is found and answered when the same text is opened. */
export function followsEdits(subject: Subject, pieces: readonly string[], seed: number, count: number): void {
  const random = sequence(seed);
  let reading = subject.language.read(subject.text);
  told(subject, subject.text, 0, reading);
  for (const text of editings(subject.text, pieces, seed, count)) {
    reading = subject.language.read(text, reading);
    const place = random(text.length + 1);
    on(`${subject.name}, seed ${seed}, edited`, text, () =>
      assert.deepEqual(told(subject, text, place, reading), told(subject, text, place)),
    );
  }
}

const decoders = ["utf-8", "latin1", "utf-16le"].map((encoding) => new TextDecoder(encoding, { ignoreBOM: true }));

/** Bytes of the file are replaced by any others and read as a client might: as UTF-8, as Latin-1, as UTF-16. */
export function livesThroughBytes(subject: Subject, seed: number, count: number): void {
  const random = sequence(seed);
  for (let round = 0; round < count; round += 1) {
    const bytes = Buffer.from(subject.text);
    const from = random(bytes.length);
    const part = bytes.subarray(from, from + 600);
    for (let times = random(12); times >= 0; times -= 1) part[random(part.length)] = random(256);
    const text = decoders[random(decoders.length)]?.decode(part) ?? "";
    on(`${subject.name}, seed ${seed}, bytes`, text, () => void told(subject, text, random(text.length + 1)));
  }
}

/** Counts of findings by code. */
function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/**
 * Each fix, applied alone, takes its finding away and brings no other. Of fixes with the same title for the same code `most`
 * are tried. `reveals`: what may come to light by a fix, by its finding's code.
 */
export function fixesHold(subject: Subject, reveals: Readonly<Record<string, readonly string[]>> = {}, most = 1): void {
  const { name, text } = subject;
  const found = findingsOf(subject, text);
  const before = countsOf(found);
  const tried = new Map<string, number>();
  for (const { code, fixes, range } of found)
    for (const { title, edits } of fixes) {
      const kind = `${code}: ${title.replace(/".*"/, "")}`;
      tried.set(kind, (tried.get(kind) ?? 0) + 1);
      if ((tried.get(kind) ?? 0) > most) continue;
      const after = applyEdits(text, edits);
      const left = countsOf(findingsOf(subject, after));
      const story = `${name}:${range.start.line + 1} ${kind}`;
      on(story, after, () => {
        assert.ok((left.get(code) ?? 0) < (before.get(code) ?? 0), "its finding is still there");
        for (const [other, count] of left)
          if (other !== code && reveals[code]?.includes(other) !== true)
            assert.ok(count <= (before.get(other) ?? 0), `${other} is new`);
      });
    }
}

/** All safe fixes that do not touch one another, at once: none of what they are for is more than before. */
export function safeFixesHold(subject: Subject): void {
  const { name, text } = subject;
  const lines = linesOf(text);
  const found = findingsOf(subject, text);
  const edits = [];
  let end = -1;
  for (const fix of found.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).slice(0, 1))) {
    const places = fix.edits.flatMap(({ range }) => [lines.offset(range.start), lines.offset(range.end)]);
    if (Math.min(...places) <= end) continue;
    edits.push(...fix.edits);
    end = Math.max(...places);
  }
  const after = applyEdits(text, edits);
  const before = countsOf(found);
  on(`${name}, all safe fixes`, after, () => {
    for (const [code, count] of countsOf(findingsOf(subject, after)))
      assert.ok(count <= (before.get(code) ?? 0), `${code} is new`);
  });
}

const yamlComments = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|\s)(#.*)$/gm)].map(([, comment = ""]) => comment.trimEnd());

/** YAML, formatted, holds the same values and comments, and is not formatted again. */
export function formattingHolds({ name, language, text }: Subject): void {
  for (const tabSize of [2, 4]) {
    const edits = language.read(text).answers.format?.({ tabSize }) ?? [];
    const after = applyEdits(text, edits);
    on(`${name}, formatted with ${tabSize}`, after, () => {
      assert.deepEqual(yamlValues(after), yamlValues(text), "other values");
      assert.deepEqual(yamlComments(after), yamlComments(text), "other comments");
      assert.deepEqual(language.read(after).answers.format?.({ tabSize }), [], "formatted twice");
    });
  }
}

/** As they are written: an alias may name what another file has. */
const yamlValues = (text: string): readonly string[] =>
  parseAllDocuments(text, { logLevel: "silent" }).map((document) =>
    "contents" in document ? JSON.stringify(plainNode(document.contents)) : "",
  );

function plainNode(node: unknown): unknown {
  if (isAlias(node)) return { alias: node.source };
  if (isMap(node))
    return { map: node.items.map(({ key, value }) => [plainNode(key), plainNode(value)]), anchor: node.anchor };
  if (isSeq(node)) return { list: node.items.map(plainNode), anchor: node.anchor, tag: node.tag };
  return isScalar(node) ? [node.value, node.anchor, node.tag] : node;
}

/** Places of findings are the same ones whether columns are counted in UTF-16 units, in bytes of UTF-8 or in characters. */
export function columnsAgree(subject: Subject): void {
  const lines = linesOf(subject.text);
  const columnsOf = (place: Position): Readonly<Record<"utf-8" | "utf-16" | "utf-32", number>> => {
    const before = lines.line(place.line).slice(0, place.character);
    return { "utf-8": Buffer.byteLength(before), "utf-16": before.length, "utf-32": Array.from(before).length };
  };
  for (const { rule, range } of findingsOf(subject, subject.text))
    for (const place of [range.start, range.end])
      for (const [encoding, character] of Object.entries(columnsOf(place))) {
        const wire = wireOf(lines, encoding as "utf-8");
        assert.deepEqual(
          wire.position(place),
          { line: place.line, character },
          `${subject.name}: ${rule}, ${encoding}`,
        );
        assert.deepEqual(
          wire.at({ line: place.line, character }),
          place,
          `${subject.name}: ${rule}, back of ${encoding}`,
        );
      }
}
