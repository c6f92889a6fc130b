// Completion of files beside the Dockerfile, and of images that the engine has.
import type { Completion } from "../../language.ts";
import { plain } from "../../../base/plain.ts";
import { familiarName, imageParts } from "../syntax/reference.ts";
import type { Instruction, Span } from "../syntax/tree.ts";
import { completion, spanBefore, type Place } from "./completion.ts";

const most = 200;

/** Sources of COPY and ADD: names in the folder that is being typed. Never above the context. */
export function completeFiles(place: Place, instruction: Instruction): readonly Completion[] {
  const word = spanBefore(
    place,
    instruction.json === undefined && instruction.brokenJson === undefined ? /(\S*)$/ : /"([^"]*)$/,
  );
  if (word === undefined) return [];
  const typed = place.doc.text.slice(word.start, word.end).replace(/^\/+/, "");
  const slash = typed.lastIndexOf("/");
  const folder = slash < 0 ? "" : typed.slice(0, slash);
  if (folder.split("/").includes("..") || /[$*?]/.test(folder)) return [];
  const names = place.lookup.list?.(folder === "" ? "." : folder) ?? [];
  const start = word.end - (typed.length - slash - 1);
  return names.slice(0, most).map((name) => {
    const isFolder = name.endsWith("/");
    const written = /[\s"'\\$]/.test(name) ? name.replace(/[\s"'\\$]/g, (char) => `\\${char}`) : name;
    return completion(place, { start, end: word.end }, written, {
      label: plain(name),
      kind: isFolder ? "folder" : "file",
      sortText: `${isFolder ? 0 : 1}${name}`,
    });
  });
}

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
