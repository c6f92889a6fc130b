// Completion of files beside the Dockerfile, and of images that the engine has.
import type { Completion } from "../../../language.ts";
import { plain } from "../../../../base/plain.ts";
import { replace } from "../../edits.ts";
import { familiarName, imageParts } from "../../syntax/reference.ts";
import type { Instruction, Span } from "../../syntax/tree.ts";
import { holds } from "../at.ts";
import { completion, spanBefore, type Place } from "../completion.ts";

const most = 200;

/** Sources of COPY and ADD: names in the folder that is being typed. Never above the context. */
export function completeFiles(place: Place, instruction: Instruction): readonly Completion[] {
  if (instruction.json !== undefined || instruction.brokenJson !== undefined) return inJson(place, instruction);
  const { doc, offset } = place;
  const word = spanBefore(place, /(\S*)$/);
  if (word === undefined) return [];
  return listed(place, doc.text.slice(word.start, offset)).flatMap(({ name, folder }) => {
    // The builder splits words at blanks, whatever stands around them.
    if (/\s/.test(name)) return asJson(place, instruction, { name, folder }) ?? [];
    return item(place, { start: word.start + folder.length, end: offset }, escaped(name, doc.escape), name);
  });
}

/** The source of a bind mount: it is taken as it is written. A comma, a quote or a blank would end it. */
export function mountedFiles(place: Place, word: Span): readonly Completion[] {
  return listed(place, place.doc.text.slice(word.start, place.offset)).flatMap(({ name, folder }) =>
    /[\s,"$]/.test(name) ? [] : item(place, { start: word.start + folder.length, end: place.offset }, name, name),
  );
}

interface Listed {
  readonly name: string;
  /** What is typed of the way there, with its "/". */
  readonly folder: string;
}

/** Names in the folder that a path leads to, as far as it is typed. */
function listed({ doc, lookup }: Place, typed: string): readonly Listed[] {
  const folder = typed.slice(0, typed.lastIndexOf("/") + 1);
  const path = unescaped(folder, doc.escape).replace(/^\/+|\/+$/g, "");
  if (path.split("/").includes("..") || /[$*?]/.test(path)) return [];
  const names = lookup.list?.(path === "" ? "." : path) ?? [];
  return names.slice(0, most).map((name) => ({ name, folder }));
}

/** Signs that mean something to the builder, alone and escaped, by the escape character in force. */
const signs = {
  "\\": { alone: /["'$\\]/g, escaped: /\\(["'$\\])/g },
  "`": { alone: /["'$`]/g, escaped: /`(["'$`])/g },
} as const;

/** What the builder would take for a pattern, a variable or a quote is written so that it does not. */
const escaped = (name: string, escape: keyof typeof signs): string =>
  name.replace(/[[*?]/g, "[$&]").replace(signs[escape].alone, (sign) => escape + sign);

const unescaped = (written: string, escape: keyof typeof signs): string =>
  written.replace(signs[escape].escaped, "$1").replace(/\[([[*?])\]/g, "$1");

function item(place: Place, span: Span, text: string, name: string): Completion {
  return completion(place, span, text, {
    label: plain(name),
    kind: name.endsWith("/") ? "folder" : "file",
    sortText: `${name.endsWith("/") ? 0 : 1}${name}`,
  });
}

/** Inside a string the name alone; between strings a whole one. */
function inJson(place: Place, { bodySpan }: Instruction): readonly Completion[] {
  const { doc, offset } = place;
  const open = openString(doc.text, bodySpan.start, offset);
  const typed = open === undefined ? "" : doc.text.slice(open, offset);
  const start = open === undefined ? offset : open + typed.lastIndexOf("/") + 1;
  return listed(place, fromJson(typed)).map(({ name }) => {
    const text = JSON.stringify(escaped(name, doc.escape));
    return item(place, { start, end: offset }, open === undefined ? text : text.slice(1, -1), name);
  });
}

function fromJson(inside: string): string {
  try {
    return String(JSON.parse(`"${inside}"`));
  } catch {
    return inside;
  }
}

/** Behind the quote of the string that an offset is in. */
function openString(text: string, from: number, offset: number): number | undefined {
  let open: number | undefined;
  for (let at = from; at < offset; at += 1) {
    const char = text[at];
    if (char === '"') open = open === undefined ? at + 1 : undefined;
    else if (char === "\\" && open !== undefined) at += 1;
  }
  return open;
}

/** A name with a blank can only stand in the JSON form: the words around it are put into that as well. */
function asJson(place: Place, { words, heredocs }: Instruction, { name, folder }: Listed): Completion | undefined {
  const { doc, offset } = place;
  const own = words.find((word) => holds(word, offset)) ?? { start: offset, end: offset };
  const others = words.filter((word) => word !== own);
  const line = (at: number): number => doc.lines.position(at).line;
  if (
    heredocs.length > 0 ||
    others.some(({ openQuote }) => openQuote !== undefined) ||
    line(own.start) !== line(own.end)
  )
    return undefined;
  const first = others.every(({ start }) => start > offset);
  const last = others.every(({ end }) => end < offset);
  const path = forSnippet(JSON.stringify(folder + escaped(name, doc.escape)));
  // Of a folder, a person types on inside the quotes.
  const text = name.endsWith("/") ? `${path.slice(0, -1)}$1"` : path;
  const also = others.map((word, index) => {
    const end = word.start < offset || index < others.length - 1 ? "," : "]";
    return replace(doc, word, (index === 0 && !first ? "[" : "") + JSON.stringify(word.text) + end);
  });
  const whole = (first ? "[" : "") + text + (last ? ', "$2"]' : ",");
  return { ...item(place, own, whole, name), snippet: true, also };
}

const forSnippet = (text: string): string => text.replace(/[$}\\]/g, "\\$&");

/** Images by the names people use: "debian:12" rather than "docker.io/library/debian:12". */
export function completeImages(place: Place, span: Span): readonly Completion[] {
  const names = new Set(
    (place.lookup.images ?? []).map((image) => {
      const parts = imageParts(image);
      return (
        familiarName(parts) +
        (parts.tag === undefined ? "" : `:${parts.tag}`) +
        (parts.digest === undefined ? "" : `@${parts.digest}`)
      );
    }),
  );
  return [...names]
    .filter((name) => !name.includes("<none>"))
    .slice(0, most)
    .map((name) =>
      completion(place, { start: span.start, end: Math.max(span.end, place.offset) }, name, {
        label: plain(name),
        kind: "reference",
        sortText: `1${name}`,
      }),
    );
}
